#include "models/alleviation/environment/division_of_work.h"

#include "models/alleviation/knowledge.h"

#include <algorithm>

namespace alleviation {

namespace {

/// Whether the work is divided among just those who are at work.
bool is_divided(const District& district)
{
    return std::all_of(district.agencies.begin(), district.agencies.end(),
                       [](const Agency& agency) { return agency.charged == agency.working; });
}

/// Workers of an agency; where no agency has any, all count alike.
double weight(const District& district, const Agency& agency)
{
    if (!agency.working) return 0;
    const bool any = std::any_of(district.agencies.begin(), district.agencies.end(),
                                 [](const Agency& other) { return other.working && other.parameters->workers > 0; });
    return any ? agency.parameters->workers.value() : 1.0;
}

/// Which agency is charged with the part of the work that lies at `place`, from 0 to 1.
std::int16_t charged_with(const District& district, double place)
{
    double all = 0, passed = 0;
    for (const auto& agency : district.agencies) all += weight(district, agency);
    std::int16_t last = nobody;
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        const double own = weight(district, district.agencies[a]);
        if (own <= 0) continue;
        last = static_cast<std::int16_t>(a);
        passed += own;
        if (place * all < passed) break;
    }
    return last;
}

void divide_households(District& district)
{
    auto& living = district.scratch.list;
    living.clear();
    for (const auto i : district.project)
        if (district.households.members[i] > 0) living.push_back(i);
    std::sort(living.begin(), living.end()); // in the order of their villages
    for (std::size_t k = 0; k < living.size(); ++k) {
        const double place = (static_cast<double>(k) + 0.5) / static_cast<double>(living.size());
        const auto a = static_cast<std::size_t>(charged_with(district, place));
        district.agencies[a].caseload.push_back(living[k]);
    }
}

/// Each pilot village goes to who has most cases there; where nobody has any, by its place among the villages.
void divide_villages(District& district)
{
    const auto pilots =
        std::count_if(district.villages.begin(), district.villages.end(), [](const Village& v) { return v.pilot; });
    double passed = 0;
    for (auto& village : district.villages) {
        if (!village.pilot) continue;
        village.agency = charged_with(district, (passed + 0.5) / static_cast<double>(pilots));
        passed += 1;
        std::ptrdiff_t most = 0;
        for (std::size_t a = 0; a < district.agencies.size(); ++a) {
            const auto& cases = district.agencies[a].caseload;
            const auto first = std::lower_bound(cases.begin(), cases.end(), village.first_household);
            const auto last = std::lower_bound(first, cases.end(), village.first_household + village.households);
            if (last - first <= most) continue;
            most = last - first;
            village.agency = static_cast<std::int16_t>(a);
        }
    }
}

/// Records go with the households.
void hand_records_over(District& district)
{
    auto& h = district.households;
    each_recorded(h, [&](std::uint32_t i) {
        const Village& village = district.villages[h.village[i]];
        if (village.pilot) h.record_agency[i] = village.agency;
    });
    for (std::size_t a = 0; a < district.agencies.size(); ++a)
        for (const auto i : district.agencies[a].caseload)
            if (h.record_agency[i] != nobody) h.record_agency[i] = static_cast<std::int16_t>(a);
}

} // namespace

void divide_work(District& district)
{
    if (is_divided(district) || !district.has_project()) return;
    for (auto& agency : district.agencies) {
        agency.charged = agency.working;
        agency.caseload.clear();
    }
    divide_households(district);
    divide_villages(district);
    hand_records_over(district);
}

} // namespace alleviation
