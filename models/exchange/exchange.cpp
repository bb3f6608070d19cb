#include "models/exchange/exchange.h"

#include "models/measures/inequality.h"
#include "sim/random/batch.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace exchange {

namespace {

constexpr sim::Process giving{"exchange: giving", "agents"};
constexpr sim::Process travelling{"exchange: travelling", "agents"};

/// A number from 0 to agents − 2 for each agent, moved past the giver.
template <class Draws>
void draw_receivers(const Draws& draws, std::size_t fours, std::uint32_t first, std::uint32_t agents,
                    std::uint32_t* receivers)
{
    for (std::size_t k = 0; k < fours; ++k)
        for (std::size_t j = 0; j < 4; ++j) {
            const auto i = static_cast<std::uint32_t>(4 * k + j);
            const auto other = static_cast<std::uint32_t>((std::uint64_t{draws[j][k]} * (agents - 1)) >> 32);
            receivers[i] = other + (other >= first + i ? 1u : 0u);
        }
}

const sim::Mechanism<District> giving_mechanism = sim::mechanism<give>(
    {.name = "giving",
     .chinese = "赠与",
     .section = "Drăgulescu & Yakovenko 2000",
     .meaning = "An agent that owns at least the stake gives it to another agent, drawn uniformly. Agents act in the "
                "order of their rows and see what earlier ones did this month.",
     .reads = "wealth",
     .writes = "wealth"});
const sim::Phase<District> gifts{"gifts", "赠与", "every agent gives", {&giving_mechanism}};
const std::vector<const sim::Phase<District>*> phases{&gifts};

} // namespace

Parameters::Parameters() : mechanisms(this, sim::mechanisms_of(phases))
{
    sim::add_groups(groups, sim::mechanisms_of(phases));
}

void month(sim::Step<District>& step)
{
    step.run(gifts);
}

void give(District& district, const GivingParameters& parameters)
{
    // A block of the generator holds four numbers: four agents in a row share one, under the identity of the first.
    constexpr std::size_t block = 4096, quarter = block / 4;
    std::array<std::uint32_t, quarter> first_of_four;
    std::array<std::array<std::uint32_t, quarter>, 4> draws;
    std::uint32_t* const words[4] = {draws[0].data(), draws[1].data(), draws[2].data(), draws[3].data()};
    std::array<std::uint32_t, block> receivers;

    const auto agents = static_cast<std::uint32_t>(district.agents.rows());
    const auto stake = static_cast<std::int32_t>(long{parameters.stake});
    const float travel = district.neighbour == district.number ? 0.0f : parameters.travel.real();
    const std::span<const std::uint32_t> identity = district.agents.identity;
    std::int32_t* wealth = district.agents.wealth.data();
    for (std::size_t first = 0; first < agents; first += block) {
        const std::size_t count = std::min<std::size_t>(block, agents - first);
        const std::size_t fours = (count + 3) / 4;
        for (std::size_t k = 0; k < fours; ++k) first_of_four[k] = identity[first + 4 * k];
        const auto entities = std::span(first_of_four).first(fours);
        sim::draw_batch(district.randomness, giving, entities, district.clock.step, words);
        draw_receivers(draws, fours, static_cast<std::uint32_t>(first), agents, receivers.data());
        if (travel <= 0) {
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t giver = first + i;
                const std::int32_t gift = wealth[giver] >= stake ? stake : 0;
                wealth[giver] -= gift;
                wealth[receivers[i]] += gift;
            }
            continue;
        }
        sim::draw_batch(district.randomness, travelling, entities, district.clock.step, words);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t giver = first + i;
            const std::int32_t gift = wealth[giver] >= stake ? stake : 0;
            const std::uint32_t receiver = receivers[i];
            wealth[giver] -= gift;
            if (sim::hot::unit(draws[i % 4][i / 4]) < travel) {
                district.outbox.post(district.neighbour, {receiver, gift});
                district.expected_wealth -= gift;
            } else {
                wealth[receiver] += gift;
            }
        }
    }
}

void District::check_after(std::string_view phase) const
{
    const std::span<const std::int32_t> wealth = agents.wealth;
    const auto sum = std::accumulate(wealth.begin(), wealth.end(), std::int64_t{0});
    if (sum != expected_wealth)
        throw sim::RunError("after " + std::string(phase) + " the agents own " + std::to_string(sum) +
                            " fen instead of " + std::to_string(expected_wealth));
}

namespace {

/// 6. The recorded series, declared once: the layout and the recording follow.
struct Series {
    const char *name, *unit, *meaning;
    double (*of)(std::vector<double>& wealth);
};
const Series recorded[] = {
    {"gini", "", "Gini coefficient of wealth", [](std::vector<double>& wealth) { return measures::gini({wealth}); }},
    {"share_without_wealth", "", "share of agents that own nothing",
     [](std::vector<double>& wealth) {
         const auto none = std::count(wealth.begin(), wealth.end(), 0.0);
         return static_cast<double>(none) / static_cast<double>(wealth.size());
     }},
    {"total_wealth", "fen", "what all agents own together",
     [](std::vector<double>& wealth) { return std::accumulate(wealth.begin(), wealth.end(), 0.0); }},
};

/// 7. A world under way: the engine calls month() for all districts at once, then exchange() and record() alone.
class ExchangeWorld final : public sim::World {
  public:
    ExchangeWorld(std::vector<District> founded, const Parameters& parameters)
        : districts_(std::move(founded)), parameters_(&parameters)
    {
    }

    std::size_t districts() const override { return districts_.size(); }

    void month(std::size_t number, sim::Clock clock, const sim::AfterEach* after_each) override
    {
        District& district = districts_[number];
        district.clock = clock;
        sim::Step<District> step(district, parameters_->mechanisms, parameters_->groups, nullptr, after_each);
        exchange::month(step);
    }

    sim::State state(std::size_t number) const override
    {
        sim::State out;
        out.push_back(std::make_unique<sim::TableRows>("agents", districts_[number].agents));
        return out;
    }

    void exchange(sim::Clock) override
    {
        sim::deliver_letters(districts_, [&](std::uint32_t to, std::uint32_t, const Gift& gift) {
            districts_[to].agents.wealth[gift.receiver] += gift.fen;
            districts_[to].expected_wealth += gift.fen;
        });
    }

    void record(sim::Recording& recording, sim::Clock) const override
    {
        std::vector<double> wealth;
        for (const auto& district : districts_)
            for (std::size_t i = 0; i < district.agents.rows(); ++i) wealth.push_back(district.agents.wealth[i]);
        std::size_t variable = 0;
        for (const auto& series : recorded) recording.cells(0, variable++)[0] = series.of(wealth);
    }

    std::vector<District> districts_;

  private:
    const Parameters* parameters_; ///< of the arm that it lives in
};

/// 8. An arm: its parameters, what it records, and how its worlds are founded.
class ExchangeArm final : public sim::Arm {
  public:
    Parameters parameters;

    const sim::schema::Scenario& scenario() const override { return parameters; }

    sim::schema::Layout layout() const override
    {
        sim::schema::Group series{"series", "what the agents own", {}, {}, {}};
        for (int month = 0; month < parameters.months; ++month) series.months.push_back(month);
        for (const auto& one : recorded) series.variables.push_back({one.name, one.unit, one.meaning, {}});
        return {{series}, {}};
    }

    std::vector<sim::Headline> headlines() const override
    {
        return {
            {.label = "Gini of wealth", .unit = "", .group = "series", .variable = "gini", .labels = {}, .decimals = 3},
            {.label = "agents without wealth",
             .unit = "%",
             .group = "series",
             .variable = "share_without_wealth",
             .labels = {},
             .scale = 100}};
    }

    std::string founding_key() const override
    {
        return parameters.agents.text() + " " + parameters.districts.text() + " " + parameters.wealth.text();
    }

    std::unique_ptr<sim::World> found(sim::Randomness randomness, std::size_t) const override
    {
        std::vector<District> districts(parameters.districts.size());
        std::uint32_t identity = 0;
        for (std::uint32_t d = 0; d < districts.size(); ++d) {
            District& district = districts[d];
            district.number = d;
            district.neighbour = (d + 1) % static_cast<std::uint32_t>(districts.size());
            district.randomness = randomness;
            district.agents.resize(parameters.agents.size());
            for (std::size_t i = 0; i < district.agents.rows(); ++i) {
                district.agents.identity[i] = identity++;
                district.agents.wealth[i] = static_cast<std::int32_t>(long{parameters.wealth});
            }
            district.expected_wealth = long{parameters.wealth} * long{parameters.agents};
        }
        return std::make_unique<ExchangeWorld>(std::move(districts), parameters);
    }

    std::unique_ptr<sim::World> begin(const sim::World& founded) const override
    {
        return std::make_unique<ExchangeWorld>(dynamic_cast<const ExchangeWorld&>(founded).districts_, parameters);
    }
};

/// 9. The model: its name, its phases, and how an arm is read from a scenario.
class ExchangeModel final : public sim::Model {
  public:
    std::string name() const override { return "exchange"; }
    std::string meaning() const override { return "Boltzmann wealth exchange (Drăgulescu & Yakovenko 2000)"; }
    std::vector<sim::PhaseDescription> phases() const override { return sim::describe_phases(exchange::phases); }
    std::unique_ptr<sim::schema::Scenario> parameters() const override { return std::make_unique<Parameters>(); }
    /// What scenarios called them before mechanisms had groups of their own.
    sim::schema::Renames renames() const override { return {{"stake", "giving.stake"}, {"travel", "giving.travel"}}; }
    std::unique_ptr<sim::Arm> read(const sim::schema::Node& scenario, sim::schema::Reading& reading) const override
    {
        auto arm = std::make_unique<ExchangeArm>();
        arm->parameters.read(scenario, "", reading);
        return arm;
    }
};

} // namespace

const sim::Model& model()
{
    static const ExchangeModel the_model;
    return the_model;
}

} // namespace exchange
