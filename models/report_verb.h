/// `qiao report RESULT.h5`: one self-contained page that tells a result in Chinese and English.
#pragma once

#include "sim/cli/command_line.h"

namespace report {

/// `model` is the one whose results are told; its declarations say which parameters are assumptions.
sim::cli::Verb report_verb(const sim::Model& model);

} // namespace report
