#include "models/alleviation/offer/single_supplier.h"

#include "models/alleviation/actors/supplier.h"

namespace alleviation {

void single_supplier(District& district)
{
    for (auto& supplier : district.suppliers)
        if (!supplier.parameters->is_government()) supplier.joined = false;
}

const Mechanism single_supplier_mechanism = mechanism<single_supplier>(
    {.name = "single_supplier",
     .chinese = "单一行政主体",
     .section = "一, 三(四)",
     .meaning = "On: only government offices supply help; social organisations and enterprises stay out. For holding "
                "the many suppliers of the paper against the single administrative one that it criticises.",
     .reads = "kind of supplier",
     .writes = "",
     .levels = {"off", "on"},
     .initial = "off"});

} // namespace alleviation
