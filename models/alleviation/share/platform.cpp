#include "models/alleviation/share/platform.h"

#include "models/alleviation/asked.h"

namespace alleviation {

void platform(District& district)
{
    const bool handed_over =
        district.on(platform_handover_mechanism) && district.platform_kept_by != PlatformOwner::none;
    district.platform_open = district.has_project() || handed_over;
}

const Mechanism platform_mechanism = mechanism<platform>(
    {.name = "platform",
     .chinese = "统一的信息管理平台",
     .section = "三(二)",
     .meaning =
         "Without a platform a supplier learns of a need only where it knows the household or is paired with it. "
         "With one, a recorded need is seen by the suppliers that the recording agency has assessed (level agency), or "
         "that any agency has (level county). The platform runs while a project pays for it, or somebody keeps it "
         "afterwards.",
     .reads = "records, agencies at work",
     .writes = "district: platform_open",
     .levels = {"off", "agency", "county"},
     .initial = "county",
     .asks = {&platform_handover_mechanism}});

} // namespace alleviation
