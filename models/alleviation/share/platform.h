#pragma once

#include "models/alleviation/mechanism.h"

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
/// Whether the record of a household that has one is young enough to count.
bool record_counts(const District& district, std::size_t household);
/// Whether a household has a record that still counts. Most have none, which shows at once.
inline bool has_record(const District& district, std::size_t household)
{
    return district.households.record_agency[household] != nobody && record_counts(district, household);
}

/// Opens the platform while somebody runs it.
void platform(District& district);
extern const Mechanism platform_mechanism;

} // namespace alleviation
