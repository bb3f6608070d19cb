#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// Service retained (留存服务率): needs of project households met a month over the last twelve months, relative to the
/// last quarter of the project; below zero before a year has passed since its end, or when that quarter met less than
/// one a month.
float retained(const District& district, const Service& service);

/// Whether a project goes on into next month.
bool project_goes_on(const District& district);

/// What an agency still holds when its project ends goes back to the purchaser.
void project_end(District& district);
extern const Mechanism project_end_mechanism;

} // namespace alleviation
