#include "models/alleviation/history.h"

#include "models/alleviation/district.h"
#include "models/alleviation/parameters.h"
#include "models/alleviation/recorded/deprived.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

/// Income a head over the line; NaN where nobody is left.
float welfare_of(const District& district, std::size_t household)
{
    const auto& h = district.households;
    if (h.members[household] == 0) return std::numeric_limits<float>::quiet_NaN();
    return h.income_12[household] / static_cast<float>(h.members[household]) /
           static_cast<float>(district.environment.poverty_line);
}

void note_welfare(District& district)
{
    for (const auto i : district.project) district.history.welfare.push_back(welfare_of(district, i));
}

void begin_year(District& district)
{
    auto& history = district.history;
    for (auto& benefit : history.received) std::fill(benefit.begin(), benefit.end(), 0.0f);
    for (std::size_t i = 0; i < district.household_count(); ++i) {
        history.welfare_before[i] = welfare_of(district, i);
        history.deprived_before[i] = deprived_share(district, i);
    }
}

void note_relation(District& district, const Match& match)
{
    const auto place = std::lower_bound(district.project.begin(), district.project.end(), match.household);
    if (place == district.project.end() || *place != match.household) return;
    const auto row = static_cast<std::size_t>(place - district.project.begin());
    auto& relation = district.history.relations[row * district.suppliers.size() + match.supplier];
    const auto month = static_cast<std::int16_t>(district.clock.step);
    if (relation.deliveries == 0) relation.first = month;
    relation.last = month;
    ++relation.deliveries;
    const auto count = [&](std::uint16_t& matches, Linker by) {
        matches = static_cast<std::uint16_t>(matches + (match.linker == by ? 1 : 0));
    };
    count(relation.by_agencies, Linker::agency);
    count(relation.by_associations, Linker::association);
    count(relation.of_pair, Linker::pair);
}

/// Posts and courses go on after the month in which they were given.
void note_lasting_relations(District& district)
{
    auto& history = district.history;
    const auto& h = district.households;
    for (std::size_t row = 0; row < history.project; ++row) {
        const std::size_t first = h.first_member[district.project[row]];
        for (std::size_t j = first; j < first + h.members[district.project[row]]; ++j) {
            if (district.persons.employer[j] == nobody) continue;
            const auto supplier = static_cast<std::size_t>(district.persons.employer[j]);
            history.relations[row * district.suppliers.size() + supplier].last =
                static_cast<std::int16_t>(district.clock.step);
        }
    }
}

Benefit benefit_of(Need need)
{
    switch (need) {
    case Need::sales:
        return Benefit::consumption;
    case Need::work:
        return Benefit::employment;
    case Need::skills:
        return Benefit::skills;
    case Need::funds:
        return Benefit::funds;
    case Need::care:
        break;
    }
    return Benefit::casework;
}

} // namespace

void begin_history(District& district, const Parameters& p)
{
    auto& history = district.history;
    history = {};
    if (p.record.measures.text() == "off" || p.population.districts.size() > 1) return;
    history.kept = true;
    history.project = district.project.size();
    history.welfare.reserve((static_cast<std::size_t>(long{p.months}) + 1) * history.project);
    history.relations.resize(history.project * district.suppliers.size());
    for (auto& benefit : history.received) benefit.resize(district.household_count());
    history.welfare_before.resize(district.household_count());
    history.deprived_before.resize(district.household_count());
    note_welfare(district);
    begin_year(district);
}

void begin_history_of(District& district, std::size_t household)
{
    auto& history = district.history;
    if (!history.kept) return;
    for (auto& benefit : history.received) benefit[household] = 0;
    history.welfare_before[household] = std::numeric_limits<float>::quiet_NaN();
}

namespace {

template <class Number>
QIAO_TARGET_CLONES void add_to_each(std::size_t count, const Number* __restrict amounts, float* __restrict sums)
{
    for (std::size_t k = 0; k < count; ++k) sums[k] += static_cast<float>(amounts[k]);
}

} // namespace

void append_history(District& district)
{
    auto& history = district.history;
    if (!history.kept) return;
    if (history.months() > 1 && (history.months() - 1) % 12 == 0) begin_year(district);
    note_welfare(district);
    const auto& h = district.households;
    const auto received = [&](Benefit benefit) -> std::vector<float>& {
        return history.received[static_cast<std::size_t>(benefit)];
    };
    add_to_each(h.rows(), h.registered.data(), received(Benefit::register_place).data());
    add_to_each(h.rows(), h.dibao.data(), received(Benefit::dibao).data());
    add_to_each(h.rows(), h.contact_hours.data(), received(Benefit::casework).data());
    for (const auto& match : district.matches) {
        const bool of_money = match.need == Need::sales || match.need == Need::funds;
        received(benefit_of(match.need))[match.household] += of_money ? match.quantity : 1.0f;
        note_relation(district, match);
    }
    note_lasting_relations(district);
}

} // namespace alleviation
