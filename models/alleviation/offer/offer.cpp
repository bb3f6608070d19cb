#include "models/alleviation/offer/offer.h"

#include "models/alleviation/offer/supplier_offers.h"

namespace alleviation {

const Phase offer{"offer", "供给", "suppliers choose what to give", {&supplier_offers_mechanism}};

} // namespace alleviation
