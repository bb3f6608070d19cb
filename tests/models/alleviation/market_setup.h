/// Shared by tests of the matching phase.
#pragma once

#include "models/alleviation/match/unmet_needs.h"
#include "models/alleviation/offer/supplier_offers.h"
#include "models/alleviation/survey/needs.h"
#include "tests/models/alleviation/hamlet.h"

namespace alleviation::testing {

/// A hamlet with an agency at work that has recorded everyone's needs and knows its suppliers.
class Market : public Hamlet {
  public:
    Market(std::size_t households_, Settings settings) : Hamlet(households_, with_agency(std::move(settings)))
    {
        auto& agency = district.agencies[0];
        agency.working = true;
        agency.linking_hours = 1000;
        agency.supplier_assessed.assign(district.suppliers.size(), 0);
        district.platform_open = true;
        for (std::size_t i = 0; i < households.rows(); ++i) households.motivation[i] = 0.9f;
    }
    /// Everything up to the markets themselves.
    void open()
    {
        act(needs_mechanism);
        record_everyone();
        act(unmet_needs_mechanism);
        act(supplier_offers_mechanism);
    }
    std::size_t matched() const { return district.matches.size(); }

  private:
    static Settings with_agency(Settings settings)
    {
        settings.emplace_back("agencies.xuri.competence", "1");
        settings.emplace_back("agencies.xuri.talks_to", "1");
        settings.emplace_back("needs.sales", "1");
        return settings;
    }
};

} // namespace alleviation::testing
