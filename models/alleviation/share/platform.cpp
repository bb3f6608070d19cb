#include "models/alleviation/share/platform.h"

#include "models/alleviation/parameters.h"
#include "models/alleviation/survey/household_survey.h"
#include "models/alleviation/survey/supplier_survey.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process acquaintance{"acquaintance"};

/// Whether supplier and household know each other without any platform: lasting, so the draw has no month.
bool acquainted(const District& district, std::size_t household, std::size_t supplier)
{
    const float distance = district.suppliers[supplier].parameters->distance.real();
    const float chance = sim::hot::exp(-distance / district.parameters->platform.acquaintance.real());
    sim::Stream stream(district.randomness, acquaintance,
                       {district.households.identity[household], static_cast<std::uint32_t>(supplier)}, 0);
    return stream.uniform() < chance;
}

} // namespace

bool record_counts(const District& district, std::size_t household)
{
    return record_worth(district, household) >= district.parameters->platform.oldest_record;
}

bool visible(const District& district, std::size_t household, std::size_t supplier)
{
    return has_record(district, household) && shown(district, household, supplier);
}

bool shown(const District& district, std::size_t household, std::size_t supplier)
{
    const auto& h = district.households;
    const auto keeper = static_cast<std::size_t>(h.record_agency[household]);
    if (h.pair[household] == static_cast<std::int16_t>(supplier)) return true;
    const Sharing sharing = district.platform_open ? static_cast<Sharing>(district.level("platform")) : Sharing::none;
    if (sharing != Sharing::none && can_link(district, keeper, supplier)) return true;
    // County-wide, a record can be read by whoever any agency has assessed.
    if (sharing == Sharing::county)
        for (std::size_t a = 0; a < district.agencies.size(); ++a)
            if (can_link(district, a, supplier)) return true;
    return acquainted(district, household, supplier);
}

void platform(District& district)
{
    const bool project = std::any_of(district.agencies.begin(), district.agencies.end(),
                                     [](const Agency& agency) { return agency.working; });
    const bool handed_over = district.on("handover") && district.platform_kept_by != PlatformOwner::none;
    district.platform_open = project || handed_over;
}

const Mechanism platform_mechanism{
    {.name = "platform",
     .chinese = "统一的信息管理平台",
     .section = "三(二)",
     .meaning =
         "Without a platform a supplier learns of a need only where it knows the household or is paired with it. "
         "With one, a recorded need is seen by the suppliers that the recording agency has assessed (level agency), or "
         "that any agency has (level county). The platform runs while a project pays for it, or somebody keeps it "
         "afterwards.",
     .reads = "records, agencies at work",
     .writes = "visibility of needs",
     .levels = {"off", "agency", "county"},
     .initial = "county"},
    platform};

} // namespace alleviation
