#include "sim/cli/destination.h"

#include "sim/cli/header.h"
#include "sim/run/machine.h"
#include "sim/run/team.h"
#include "sim/store/slab_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace sim::cli {

namespace {

/// Throws InputError where worlds of the sources cannot be taken over. Returns whether nothing is left to do.
bool is_there_already(const Destination& destination, const store::Header& header)
{
    for (const auto& source : destination.sources) check_same(source, header);
    if (destination.sources.size() != 1 || destination.sources.front() != destination.place->path()) return false;
    const store::ResultReader result(destination.sources.front());
    const auto same = [&](const char* axis, std::size_t count) {
        return result.labels("progress", axis).size() == count;
    };
    if (!result.complete() || !same("arm", header.arms.size()) ||
        !same("replicate", static_cast<std::size_t>(header.replicates)))
        return false;
    for (const auto& [name, number] : header.number_attributes)
        if (name == "points" && result.attribute(name) != std::to_string(number)) return false;
    return true;
}

} // namespace

Destination destination_of(const RunOptions& options, const std::string& suffix)
{
    const std::string part =
        options.part.of > 1 ? fmt::format("-{}-of-{}", options.part.number, options.part.of) : std::string();
    const std::string out =
        !options.out.empty() ? options.out
                             : std::filesystem::path(options.request.scenario).stem().string() + suffix + part + ".h5";
    auto& team = run::Team::here();
    Destination destination;
    team.agree([&] {
        if (team.leads()) destination.place = at_place([&] { return store::ResultPlace(out, options.existing); });
    });
    if (destination.place && !destination.place->notice().empty())
        std::cerr << "qiao: " << destination.place->notice() << "\n";
    const std::string source = team.from_leader(destination.place ? destination.place->source() : "");
    if (!source.empty()) destination.sources.push_back(source);
    return destination;
}

run::Plan plan_together(const std::function<run::Plan()>& make)
{
    std::optional<run::Plan> plan;
    run::Team::here().agree([&] { plan = make(); });
    return std::move(*plan);
}

Opened open_together(const Destination& destination, const store::Header& header, const schema::Layout& layout)
{
    auto& team = run::Team::here();
    Opened out;
    team.agree([&] {
        if (!team.leads()) return;
        out.is_there = is_there_already(destination, header);
        if (out.is_there) return;
        out.writer =
            at_place([&] { return std::make_unique<store::ResultWriter>(*destination.place, layout, header); });
        out.finished = out.writer->take_over(destination.sources);
    });
    out.is_there = team.from_leader(out.is_there);
    if (team.size() > 1) out.finished = store::finished_from(team.from_leader(store::to_bytes(out.finished)));
    return out;
}

int tell_missing(const store::Finished& finished, const store::ResultPlace& place, const std::string& unit)
{
    std::cerr << fmt::format("qiao: {} of {} {} are in {}; what is missing is computed by: qiao resume {}\n",
                             finished.count(), finished.worlds(), unit, place.path(), for_a_shell(place.path()));
    return can_be_resumed;
}

int tell_interrupted(const StopSignals& signals, const std::string& far, const store::ResultPlace& place, bool kept)
{
    std::cerr << fmt::format(
        "qiao: interrupted {} {}",
        signals.signal() == 0 ? std::string("in another process") : "by " + std::string(signals.name()), far);
    if (kept) std::cerr << "; go on with: qiao resume " << for_a_shell(place.path());
    std::cerr << "\n";
    return kept ? can_be_resumed : signals.exit_code();
}

int threads_of(const RunOptions& options)
{
    if (options.threads > 0) return options.threads;
    return std::max(1, run::processors_given() / run::Team::here().sharing());
}

std::string written_to(const store::ResultPlace& place)
{
    return "\nWritten to " + place.path() + "; see it again with: qiao show " + place.path() + "\n";
}

std::string part_written_to(const store::ResultPlace& place, const Part& part)
{
    return "Part " + part.text() + " is written to " + place.path() +
           "; put all parts together with: qiao merge PART… --out RESULT.h5\n";
}

} // namespace sim::cli
