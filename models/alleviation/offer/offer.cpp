#include "models/alleviation/offer/offer.h"

#include "models/alleviation/offer/adaptation.h"
#include "models/alleviation/offer/goal_weights.h"
#include "models/alleviation/offer/recruitment.h"
#include "models/alleviation/offer/single_supplier.h"
#include "models/alleviation/offer/supplier_capability.h"
#include "models/alleviation/offer/supplier_offers.h"

namespace alleviation {

const Phase offer{"offer",
                  "供给",
                  "suppliers choose what to give",
                  {&goal_weights_mechanism, &recruitment_mechanism, &adaptation_mechanism, &single_supplier_mechanism,
                   &supplier_offers_mechanism, &supplier_capability_mechanism}};

} // namespace alleviation
