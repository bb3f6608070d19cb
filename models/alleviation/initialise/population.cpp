#include "models/alleviation/initialise/population.h"

#include "sim/random/key.h"

#include <algorithm>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process district_size{"size of a district"};

} // namespace

void PopulationParameters::prepare(std::uint32_t seed, sim::Month start, sim::Faults& faults)
{
    // Districts get shares of the villages by a lognormal size; what rounding leaves goes round from the first.
    const std::size_t n = districts.size(), own = pilot_villages.size() + comparison_villages.size();
    const std::size_t total = all_villages.size() > 0 ? all_villages.size() : n * own;
    if (total < n * pilot_villages.size())
        faults.add({}, "population.all_villages", std::to_string(total) + " are fewer than the pilot villages",
                   "at least " + std::to_string(n * pilot_villages.size()));
    std::vector<double> sizes;
    double sum = 0;
    for (std::size_t d = 0; d < n; ++d) {
        sim::Stream stream({seed, 0}, district_size, {static_cast<std::uint32_t>(d), 0}, 0);
        sizes.push_back(std::exp(district_spread * static_cast<double>(stream.normal())));
        sum += sizes.back();
    }
    first_village_.assign(1, 0);
    double share = 0;
    for (const double size : sizes) {
        share += size / sum;
        // The cumulative sum is rounded, so that the villages add up; a district has its pilot villages at least.
        const auto until = static_cast<std::size_t>(std::llround(share * static_cast<double>(total)));
        first_village_.push_back(
            std::max(until, first_village_.back() + std::max<std::size_t>(1, pilot_villages.size())));
    }

    if (register_file.given() && !register_file.table().rows.empty())
        list = read_register(register_file.shared(), columns.entries(), faults, start, ListWords(codes.node(), faults));
    for (const auto& household : list.households)
        if (household.member_count > most_members)
            faults.add({register_file.table().file, household.line, 0}, "",
                       {"the household of this line has " + std::to_string(household.member_count) + " members",
                        "这一户有" + std::to_string(household.member_count) + "人"},
                       {"at most " + std::to_string(most_members), "最多" + std::to_string(most_members) + "人"});
}

std::size_t PopulationParameters::households(std::size_t district, std::size_t village) const
{
    if (all_households.size() == 0) return households_per_village.size();
    // The cumulative sum is rounded, so that the households add up.
    const std::size_t number = first_village_[district] + village, all = first_village_.back();
    return (number + 1) * all_households.size() / all - number * all_households.size() / all;
}

std::vector<std::uint32_t> PopulationParameters::listed_in(std::size_t village) const
{
    std::vector<std::uint32_t> out;
    if (village >= pilot_villages.size()) return out;
    for (std::uint32_t i = 0; i < list.households.size(); ++i)
        if (list.households[i].village % pilot_villages.size() == village) out.push_back(i);
    return out;
}

std::vector<std::string> village_names(const PopulationParameters& p)
{
    std::vector<std::string> out;
    for (std::size_t v = 0; v < p.villages(0); ++v)
        out.push_back((v < p.pilot_villages.size() ? "pilot " : "comparison ") + std::to_string(v + 1));
    if (!p.village_names) return out;
    // Those that are folded into one are named together.
    std::vector<std::string> listed(out.size());
    for (std::size_t v = 0; v < p.list.villages.size(); ++v) {
        auto& name = listed[v % p.pilot_villages.size()];
        name += (name.empty() ? "" : "、") + p.list.villages[v];
    }
    for (std::size_t v = 0; v < out.size(); ++v)
        if (!listed[v].empty()) out[v] = listed[v];
    return out;
}

std::size_t project_total(const PopulationParameters& p)
{
    return p.list.households.empty() ? p.project_households.size() : p.list.households.size();
}

std::size_t household_total(const PopulationParameters& p, std::size_t district)
{
    std::size_t total = 0;
    for (std::size_t v = 0; v < p.villages(district); ++v)
        total += std::max(p.households(district, v), p.listed_in(v).size());
    return total;
}

} // namespace alleviation
