#pragma once

#include "models/alleviation/mechanism.h"

#include <array>
#include <cstring>
#include <span>

namespace alleviation {

struct PlatformParameters : sim::schema::ParameterGroup {
    explicit PlatformParameters(sim::schema::ParameterGroup* parent)
        : ParameterGroup(parent, "platform", "信息管理平台", "Who can see which need.")
    {
    }
    sim::schema::Number acquaintance{
        this,
        "acquaintance",
        5,
        {"km", 0.01, 1000},
        "distance at which the chance that a supplier knows a household anyway has fallen to "
        "about a third",
        sim::schema::assumption("no figure found")};
    sim::schema::Number oldest_record{this,
                                      "oldest_record",
                                      0.1,
                                      {"", 0, 1},
                                      "worth below which a record counts no more",
                                      sim::schema::assumption("no figure found")};
};

/// How far records are shared; the levels of the mechanism `platform`.
enum class Sharing : std::uint8_t { none, agency, county };

/// Whether a supplier can learn of a household's recorded needs this month.
bool visible(const District& district, std::size_t household, std::size_t supplier);
/// The same of a household that is known to have a record that counts.
bool shown(const District& district, std::size_t household, std::size_t supplier);
/// Whether the record of a household that has one is young enough to count.
bool record_counts(const District& district, std::size_t household);
/// Whether a household has a record that still counts. Most have none, which shows at once.
inline bool has_record(const District& district, std::size_t household)
{
    return district.households.record_agency[household] != nobody && record_counts(district, household);
}

/// Calls `visit(household)` for each of which somebody keeps a record; few are known, so four at a time are passed
/// over.
template <class Visit>
void each_recorded(const Households& households, Visit visit)
{
    const std::span<const std::int16_t> keeper = households.record_agency;
    constexpr std::array<std::int16_t, 4> unknown{nobody, nobody, nobody, nobody};
    std::size_t i = 0;
    for (; i + unknown.size() <= keeper.size(); i += unknown.size()) {
        if (std::memcmp(&keeper[i], unknown.data(), sizeof unknown) == 0) continue;
        for (std::size_t k = i; k < i + unknown.size(); ++k)
            if (keeper[k] != nobody) visit(static_cast<std::uint32_t>(k));
    }
    for (; i < keeper.size(); ++i)
        if (keeper[i] != nobody) visit(static_cast<std::uint32_t>(i));
}

/// Opens the platform while somebody runs it.
void platform(District& district);
extern const Mechanism platform_mechanism;

} // namespace alleviation
