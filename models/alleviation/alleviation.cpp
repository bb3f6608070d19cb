#include "models/alleviation/alleviation.h"

#include "models/alleviation/environment/agency.h"
#include "models/alleviation/environment/calendar.h"
#include "models/alleviation/environment/policy.h"
#include "models/alleviation/initialise/actors.h"
#include "models/alleviation/initialise/town.h"
#include "models/alleviation/list_outline.h"
#include "models/alleviation/month.h"
#include "models/alleviation/old_keys.h"
#include "models/alleviation/outline.h"
#include "models/alleviation/parameters.h"
#include "models/alleviation/state.h"

#include <algorithm>

namespace alleviation {

namespace {

/// Those of the month, and those that only found a town.
std::vector<const sim::AnyMechanism*> all_mechanisms()
{
    auto out = sim::mechanisms_of(phases());
    for (const auto* mechanism : sim::mechanisms_of(founding_phases()))
        if (std::find(out.begin(), out.end(), mechanism) == out.end()) out.push_back(mechanism);
    return out;
}

} // namespace

Parameters::Parameters() : mechanisms(this, all_mechanisms())
{
    groups.refer(population);
    groups.refer(ties);
    sim::add_groups(groups, all_mechanisms());
}

void Parameters::prepare(sim::Faults& faults)
{
    population.prepare(static_cast<std::uint32_t>(long{seed}), start, faults);
    groups.get<CalendarParameters>().prepare(start.value().year(), faults);
    std::vector<std::string> names;
    for (std::size_t s = 0; s < suppliers.size(); ++s) names.push_back(suppliers.name_of(s));
    groups.get<PolicyParameters>().prepare(names, faults);
}

namespace {

class AlleviationWorld final : public sim::World {
  public:
    explicit AlleviationWorld(std::vector<District> districts, const Parameters& parameters)
        : districts_(std::move(districts)), parameters_(&parameters)
    {
    }

    std::size_t districts() const override { return districts_.size(); }

    void month(std::size_t number, sim::Clock clock, const sim::AfterEach* after_each) override
    {
        advance_month(districts_[number], parameters_->groups, clock, nullptr, after_each);
    }

    sim::State state(std::size_t number) const override { return state_of(districts_[number]); }
    std::optional<std::uint64_t> subject_meant(std::size_t number, const std::string& text) const override
    {
        return household_meant(districts_[number], text);
    }
    sim::Subject subject(std::size_t number, std::uint64_t key) const override
    {
        return household_subject(districts_[number], key);
    }
    const sim::Ledger* books(std::size_t number) const override { return &districts_[number].ledger; }
    std::string account_name(std::size_t number, sim::Account account) const override
    {
        switch (static_cast<Holder>(account.kind)) {
        case Holder::agency:
            return "agency " + parameters_->agencies.name_of(account.number);
        case Holder::supplier:
            return "supplier " + parameters_->suppliers.name_of(account.number);
        case Holder::association:
            return "association of village " + std::to_string(account.number + 1);
        case Holder::collective:
            return "collective of village " + std::to_string(account.number + 1);
        case Holder::household:
            return "household in row " + std::to_string(account.number);
        default:
            return std::string(districts_[number].ledger.chart().kinds[account.kind].name);
        }
    }

    void exchange(sim::Clock) override {} // nothing crosses the border of a district

    void record(sim::Recording& recording, sim::Clock) const override
    {
        write_month(*parameters_, districts_, recording);
    }

    const std::vector<District>& all() const { return districts_; }

  private:
    std::vector<District> districts_;
    const Parameters* parameters_; ///< of the arm that it lives in
};

class AlleviationArm final : public sim::Arm {
  public:
    Parameters parameters;

    const sim::schema::Scenario& scenario() const override { return parameters; }
    sim::schema::Layout layout() const override { return layout_of(parameters); }
    std::vector<sim::Headline> headlines() const override { return headlines_of(parameters); }
    sim::Costing costing() const override { return costing_of(parameters); }
    std::vector<sim::Said> outline() const override { return outline_of(parameters); }
    std::vector<sim::Said> reading(bool whole) const override { return list_reading(parameters.population, whole); }
    std::vector<sim::Said> notices() const override { return notices_of(parameters); }

    /// A project's price, its staff and its offices.
    std::vector<sim::BudgetParameter> budget_parameters() const override
    {
        std::vector<sim::BudgetParameter> out;
        for (std::size_t a = 0; a < parameters.agencies.size(); ++a) {
            const auto& agency = parameters.agencies[a];
            if (!agency.active || !parameters.mechanisms.on(agency_mechanism)) continue;
            const std::string path = "agencies." + parameters.agencies.name_of(a) + ".";
            out.push_back({path + "budget", agency.budget});
            out.push_back({path + "workers", agency.workers});
            out.push_back({path + "overhead", agency.overhead});
        }
        return out;
    }

    std::string founding_key() const override { return alleviation::founding_key(parameters); }

    std::size_t regions() const override { return parameters.population.districts.size(); }
    double size_of_region(std::size_t region) const override
    {
        return static_cast<double>(household_total(parameters.population, region));
    }
    double bytes_of_region() const override
    {
        double largest = 0;
        for (std::size_t r = 0; r < regions(); ++r) largest = std::max(largest, bytes_of_town(parameters, r));
        return largest;
    }

    std::unique_ptr<sim::World> found(sim::Randomness randomness, std::size_t region) const override
    {
        std::vector<District> districts;
        districts.push_back(initial_town(parameters, randomness, static_cast<std::uint32_t>(region)));
        return std::make_unique<AlleviationWorld>(std::move(districts), parameters);
    }

    std::unique_ptr<sim::World> begin(const sim::World& founded) const override
    {
        auto districts = dynamic_cast<const AlleviationWorld&>(founded).all();
        for (auto& district : districts) add_actors(district, parameters);
        return std::make_unique<AlleviationWorld>(std::move(districts), parameters);
    }
};

class AlleviationModel final : public sim::Model {
  public:
    std::string name() const override { return "alleviation"; }
    std::string meaning() const override
    {
        return "Social-work agencies between suppliers of help and poor households (社会工作专业机构介入农村精准扶贫)";
    }
    std::vector<sim::PhaseDescription> phases() const override { return sim::describe_phases(alleviation::phases()); }
    std::unique_ptr<sim::schema::Scenario> parameters() const override { return std::make_unique<Parameters>(); }
    sim::schema::Renames renames() const override { return old_keys; }

    std::unique_ptr<sim::Arm> read(const sim::schema::Node& scenario, sim::schema::Reading& reading) const override
    {
        auto arm = std::make_unique<AlleviationArm>();
        arm->parameters.read(scenario, "", reading);
        arm->parameters.prepare(reading.faults);
        return arm;
    }
};

} // namespace

const sim::Model& model()
{
    static const AlleviationModel the_model;
    return the_model;
}

} // namespace alleviation
