/// Taking a result up: it is all that is needed to run again what it was made of.
#pragma once

#include "sim/run/plan.h"
#include "sim/store/result_reader.h"
#include "sim/store/result_writer.h"

#include <string>

namespace sim::cli {

/// A share of the replicates of a run, or of the points of a sweep: part `number` of `of`, from 1.
struct Part {
    int number = 1, of = 1;

    /// The first and the number of those of `count` things that are in it.
    std::pair<std::size_t, std::size_t> range(std::size_t count) const;
    std::string text() const; ///< "3/10"; "" where it is the whole
    /// InputError where it is no such text.
    static Part read(const std::string& text);
};

/// What the command line once asked for; scenario and tables are those that the result keeps. Throws InputError where
/// the result is too old to keep them.
run::Request request_of(const store::ResultReader& result);
Part part_of(const store::ResultReader& result);
/// Whether it is of a sweep.
bool is_of_sweep(const store::ResultReader& result);
/// How the request would be typed.
std::string command_line_of(const std::string& verb, const run::Request& request);

/// Gives the arms what the run found for them before it began.
void take_found(run::Plan& plan, const store::ResultReader& result);

/// Throws InputError where another program than this one wrote the result at `path`.
void check_program(const std::string& path, const store::ResultReader& result);
/// Throws InputError with the reason where worlds of the result at `path` cannot stand beside those of a result with
/// this header: another program made them, or another scenario. There may be more arms, replicates and points.
void check_same(const std::string& path, const store::Header& header);

} // namespace sim::cli
