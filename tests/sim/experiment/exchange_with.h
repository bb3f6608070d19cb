/// The exchange model with arms of another kind, for tests of what worlds make of it.
#pragma once

#include "models/exchange/exchange.h"

#include <memory>

/// `OtherArm` is made of an arm of the model.
template <class OtherArm>
class ExchangeWith final : public sim::Model {
  public:
    std::string name() const override { return exchange::model().name(); }
    std::string meaning() const override { return exchange::model().meaning(); }
    std::vector<sim::PhaseDescription> phases() const override { return exchange::model().phases(); }
    std::unique_ptr<sim::schema::Scenario> parameters() const override { return exchange::model().parameters(); }
    std::unique_ptr<sim::Arm> read(const sim::schema::Node& scenario, sim::schema::Reading& reading) const override
    {
        return std::make_unique<OtherArm>(exchange::model().read(scenario, reading));
    }
};
