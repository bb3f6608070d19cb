#include "models/alleviation/keep_register/keep_register.h"

#include "models/alleviation/keep_register/registration.h"

namespace alleviation {

const Phase keep_register{
    "keep_register", "精准识别", "entry, exit, monitoring, return to poverty", {&registration_mechanism}};

} // namespace alleviation
