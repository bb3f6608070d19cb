#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

struct SupplierOfferParameters : sim::schema::ParameterGroup {
    explicit SupplierOfferParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "supplier_offers", "多元供给主体", "How much of what they can suppliers do.")
    {
    }
    Number most_means{this,
                      "most_means",
                      2,
                      {"", 1, 3},
                      "the most that grade, legitimacy and tax relief together make of what a supplier can do",
                      assumption("no figure found; staff and premises do not grow in a year", triangular(1.3, 2, 3))};
    Count courses_at_once{this,
                          "courses_at_once",
                          2,
                          {"courses", 1, 6},
                          "courses side by side that a supplier has money at hand for",
                          assumption("no figure found; one that ends while the next begins", triangular(1, 2, 4))};
};

/// Makes this month's budgets, vacancies and seats of all suppliers, and gives them the money they will need.
void supplier_offers(District& district, const SupplierOfferParameters& parameters);
extern const Mechanism supplier_offers_mechanism;

} // namespace alleviation
