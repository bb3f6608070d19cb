#include "models/alleviation/alleviation.h"

#include "models/alleviation/close_books/close_books.h"
#include "models/alleviation/keep_register/keep_register.h"
#include "models/alleviation/month.h"
#include "models/alleviation/parameters.h"

namespace alleviation {

Parameters::Parameters() : mechanisms(this, sim::descriptions(phases())) {}

namespace {

/// The year before the start, without any project: harvests, wages and spending, with everyone as founded, so that
/// incomes of the last twelve months, cash and the register are there when the first month begins.
void live_through_year_before(District& district)
{
    for (int before = -12; before < 0; ++before) {
        district.clock.step = before;
        district.ledger.begin_month();
        sim::Step<District> step(district, *district.switches);
        calendar(district);
        weather_and_prices(district);
        wages(district);
        farming(district);
        step.run(close_books);
        step.run(keep_register);
        district.ledger.check();
    }
}

/// Gives a district its actors as an arm has them. Founding has none.
void place_actors(District& district, const Parameters& parameters)
{
    district.parameters = &parameters;
    district.switches = &parameters.mechanisms;
    district.agencies.resize(parameters.agencies.size());
    district.suppliers.resize(parameters.suppliers.size());
    district.ledger.open(kind(Holder::agency), parameters.agencies.size());
    district.ledger.open(kind(Holder::supplier), parameters.suppliers.size());
    district.ledger.open(kind(Holder::association), district.villages.size());
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        district.agencies[a].parameters = &parameters.agencies[a];
        district.agencies[a].caseload = district.project;
        district.agencies[a].supplier_assessed.assign(parameters.suppliers.size(), never);
    }
    for (std::size_t s = 0; s < district.suppliers.size(); ++s)
        district.suppliers[s].parameters = &parameters.suppliers[s];
    district.associations.resize(district.villages.size());
    for (std::size_t v = 0; v < district.villages.size(); ++v)
        district.associations[v].village = static_cast<std::uint16_t>(v);
}

class AlleviationWorld final : public sim::World {
  public:
    std::size_t districts() const override { return districts_.size(); }

    void month(std::size_t number, sim::Clock clock) override
    {
        District& district = districts_[number];
        district.clock = clock;
        district.ledger.begin_month();
        sim::Step<District> step(district, *district.switches);
        alleviation::month(step);
        district.ledger.check();
    }

    void deliver(sim::Clock) override {} // one town: nothing crosses a border

    void record(sim::Recording& recording, sim::Clock) const override { record_month(districts_, recording); }

    std::vector<District> districts_;
};

class AlleviationArm final : public sim::Arm {
  public:
    Parameters parameters;

    const sim::schema::Scenario& scenario() const override { return parameters; }
    sim::schema::Layout layout() const override { return layout_of(parameters); }
    std::vector<sim::Headline> headlines() const override { return headlines_of(parameters); }

    /// All that the founding and the year before the start depend on: everything but actors and switches of what
    /// happens only later.
    std::string founding_key() const override
    {
        auto tree = parameters.effective();
        for (const char* later : {"agencies", "suppliers", "record", "title", "description", "compare", "months",
                                  "replicates", "needs", "supplier_survey", "survey", "platform", "matching", "pairing",
                                  "courses", "casework", "take_up", "satisfaction"})
            tree.erase(later);
        auto& switches = tree.at_or_new("mechanisms");
        for (const auto* phase : phases())
            if (phase != &close_books && phase != &keep_register)
                for (const auto* mechanism : phase->mechanisms)
                    switches.erase(std::string(mechanism->description.name));
        return tree.flat_text();
    }

    std::unique_ptr<sim::World> found(sim::Randomness randomness) const override
    {
        auto world = std::make_unique<AlleviationWorld>();
        world->districts_.resize(1);
        District& district = world->districts_.front();
        district.parameters = &parameters;
        district.switches = &parameters.mechanisms;
        district.randomness = randomness;
        district.clock = {parameters.start, 0};
        found_population(district);
        live_through_year_before(district);
        choose_project_households(district);
        return world;
    }

    std::unique_ptr<sim::World> begin(const sim::World& founded) const override
    {
        auto world = std::make_unique<AlleviationWorld>(dynamic_cast<const AlleviationWorld&>(founded));
        for (auto& district : world->districts_) place_actors(district, parameters);
        return world;
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

    std::unique_ptr<sim::Arm> read(const sim::schema::Node& scenario, sim::schema::Reading& reading) const override
    {
        auto arm = std::make_unique<AlleviationArm>();
        arm->parameters.read(scenario, "", reading);
        arm->parameters.population.read_list(reading.faults);
        return arm;
    }
};

} // namespace

District::District() : ledger(chart) {}

void District::check_after(std::string_view phase) const
{
    if (persons.rows() != people)
        throw sim::RunError("after " + std::string(phase) + " there are " + std::to_string(persons.rows()) +
                            " people instead of " + std::to_string(people));
}

void District::grow_scratch()
{
    const std::size_t n = household_count();
    scratch.fen.assign(n, 0);
    scratch.fen2.assign(n, 0);
    scratch.real.assign(n, 0.0f);
    scratch.list.reserve(n);
    for (auto& results : outcome) results.assign(n, Result::not_surveyed);
    for (auto& month : year.income) month.assign(n, 0.0f);
    for (auto& month : year.consumption) month.assign(n, 0.0f);
}

const sim::Model& model()
{
    static const AlleviationModel the_model;
    return the_model;
}

} // namespace alleviation
