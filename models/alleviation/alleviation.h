/// The paper's system: households, agencies, suppliers of help and government, month by month.
#pragma once

#include "sim/schedule/model.h"

namespace alleviation {

const sim::Model& model();

} // namespace alleviation
