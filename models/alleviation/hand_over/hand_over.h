#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {
extern const Phase hand_over;
}
