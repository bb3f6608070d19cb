/// What is known from outside, and what a result holds against it.
#pragma once

#include "sim/cli/sheet.h"
#include "sim/run/plan.h"
#include "sim/store/result_reader.h"

#include <string>
#include <vector>

namespace sim::cli {

/// How a model stands to a fact, worst first: the whole 95 % interval lies outside the target; there is no interval,
/// nothing to make one of, or no difference at all between two arms; the interval reaches over an end of the target;
/// all of it lies within.
enum class Standing { outside, undecided, at_the_edge, inside };

/// A fact as it is shown.
struct ToldFact {
    std::string name, en, zh, source, mark, target, fitted, model, verdict;
    Standing standing = Standing::undecided;
    bool prediction = false;
};

/// The facts of a plan as an attribute of the result, or "" where there are none.
std::string facts_attribute(const run::Plan& plan);

/// The facts that a result was held against, in the order of its scenario.
std::vector<ToldFact> facts_of(const store::ResultReader& result);

/// The same as text, what is outside first; "" for a result without facts.
std::string facts_text(const store::ResultReader& result);

/// Facts of several scenarios as a page: a sheet for each standing, worst first.
struct FactOf {
    std::string scenario; ///< name of its file
    ToldFact fact;
};
std::vector<Sheet> facts_sheets(const std::string& title, const std::string& note, const std::vector<FactOf>& facts);

} // namespace sim::cli
