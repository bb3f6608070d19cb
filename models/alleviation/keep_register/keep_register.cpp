#include "models/alleviation/keep_register/keep_register.h"

#include "models/alleviation/keep_register/guarantees.h"
#include "models/alleviation/keep_register/monitoring.h"
#include "models/alleviation/keep_register/registration.h"

namespace alleviation {

const Phase keep_register{"keep_register",
                          "精准识别",
                          "guarantees, entry, exit, monitoring, return to poverty",
                          {&guarantees_mechanism, &registration_mechanism, &monitoring_mechanism}};

} // namespace alleviation
