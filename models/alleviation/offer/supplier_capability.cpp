#include "models/alleviation/offer/supplier_capability.h"

#include "models/alleviation/asked.h"

#include <algorithm>

namespace alleviation {

namespace {

void grow_capable(Supplier& supplier, float share)
{
    supplier.capability += std::min(1.0f, share) * (1.0f - supplier.capability);
}

} // namespace

void supplier_capability(District& district, const SupplierCapabilityParameters& p)
{
    for (auto& supplier : district.suppliers) supplier.capability -= p.fades.real() * supplier.capability;
    // Last month's matches are still there; this month's assessments are made.
    for (const auto& match : district.matches) {
        if (match.agency == no_agency || match.linker != Linker::agency) continue;
        const Agency& agency = district.agencies[match.agency];
        if (agency.working) grow_capable(district.suppliers[match.supplier], p.joint_work.real() * agency.competence);
    }
    for (const auto& agency : district.agencies)
        for (std::size_t s = 0; agency.working && s < district.suppliers.size(); ++s)
            if (agency.supplier_assessed[s] != never && agency.supplier_assessed[s].ago(district.clock.step) == 0)
                grow_capable(district.suppliers[s], p.training.real() * agency.competence);
}

const Mechanism supplier_capability_mechanism = mechanism<supplier_capability>(
    {.name = "supplier_capability",
     .chinese = "社会组织服务能力体系建设",
     .section = "三, 三(三)",
     .meaning =
         "Suppliers learn what poor households need by working on cases with an agency and from the training that goes "
         "with its assessments, and forget some of it (通过专业指导和能力培训提升社会组织开展精准扶贫工作的能力). The "
         "more capable see "
         "better for themselves what would fit whom, and teach better; that stays when the agency has gone. Neglected: "
         "that able people are hired away.",
     .reads = "matches of last month, assessments, competence of agencies",
     .writes = "suppliers: capability",
     .asks = {&supplier_survey_mechanism}});

} // namespace alleviation
