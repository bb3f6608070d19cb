/// A hamlet where all are alike, for cases worked by hand: in each household one able farmer of 40, without land,
/// cash, debt or anything else. A test changes what it is about, and nothing else can interfere.
#pragma once

#include "models/alleviation/environment/calendar.h"
#include "tests/models/alleviation/town.h"

namespace alleviation::testing {

class Hamlet {
  public:
    explicit Hamlet(std::size_t count, const Settings& settings = {})
        : town_(with_basics(count, settings)), district(town_.district), persons(district.persons),
          households(district.households), parameters(town_.parameters)
    {
        make_all_alike();
        in_month(0);
    }

    /// Begins a month (counted from January 2018): its date, its prices, its books.
    void in_month(int month)
    {
        district.clock = {parameters.start, month};
        act(calendar_mechanism);
        district.ledger.begin_month();
    }
    /// Lets one mechanism act, on or off.
    void act(const Mechanism& mechanism) { town_.act(mechanism); }
    /// The parameters of a group.
    template <class Group>
    const Group& group() const
    {
        return parameters.groups.get<Group>();
    }
    /// Lives through whole months.
    void live(int first, int last) { town_.live(first, last); }

    void give_cash(std::size_t household, double yuan)
    {
        district.ledger.endow(account(Holder::household, household), sim::Fen::from_yuan(yuan),
                              account(Holder::founding));
    }
    double cash(std::size_t household) const
    {
        return district.ledger.balance(account(Holder::household, household)).yuan();
    }
    /// Yuan that all accounts of one kind paid another for a purpose this month.
    double paid(Holder from, Holder to, For what) const
    {
        return district.ledger.flow(kind(from), kind(to), purpose(what)).yuan();
    }
    /// Gives the first agency a fresh record of everyone's needs.
    void record_everyone()
    {
        for (std::size_t i = 0; i < households.rows(); ++i) {
            households.record_agency[i] = 0;
            households.surveyed_month[i] = district.clock.step;
            for (std::size_t k = 0; k < need_count; ++k) households.observed[k][i] = households.need[k][i];
        }
    }
    float& need(Need which, std::size_t household) { return households.need[index(which)][household]; }
    NeedOutcome outcome(Need which, std::size_t household) const { return district.outcome[index(which)][household]; }

  private:
    static Settings with_basics(std::size_t count, Settings settings)
    {
        const Settings basics = {{"population.pilot_villages", "1"},
                                 {"population.comparison_villages", "0"},
                                 {"population.households_per_village", std::to_string(count)},
                                 {"population.price_discount", "0"},
                                 {"population.unsold_share", "0"},
                                 {"calendar.inflation", "0"},
                                 {"policy.tax_credit", "0"},
                                 {"policy.means", "0"},
                                 {"welfare.poverty_line", "3000"}};
        settings.insert(settings.begin(), basics.begin(), basics.end());
        return settings;
    }

    void make_all_alike()
    {
        const std::size_t count = households.rows();
        const Households founded = households;
        const auto found_nothing = [&](Holder holder, std::size_t i) {
            const auto own = account(holder, i);
            district.ledger.endow(own, -district.ledger.balance(own), account(Holder::founding));
        };
        households.resize(0);
        households.resize(count);
        persons.resize(0);
        persons.resize(count);
        district.people = count;
        district.project.clear();
        for (std::uint32_t i = 0; i < count; ++i) {
            households.identity[i] = founded.identity[i];
            households.first_member[i] = i;
            households.members[i] = 1;
            households.study_group[i] = StudyGroup::treated;
            households.motivation[i] = 0.5f;
            households.information[i] = 0.3f;
            households.trust[i] = 0.5f;
            households.satisfaction[i] = 3;
            households.expectation[i] = 0.4f;
            district.project.push_back(i);
            persons.identity[i] = founded.identity[i] * 64;
            persons.household[i] = i;
            persons.age[i] = 40;
            persons.schooling[i] = 8;
            persons.ability[i] = 1;
            persons.activity[i] = Activity::farm;
            persons.farm_skill[i] = 0.4f;
            persons.trade_skill[i] = 0.3f;
            found_nothing(Holder::household, i);
        }
        found_nothing(Holder::credit, 0);
        if (!district.agencies.empty()) district.agencies[0].caseload = district.project; // until several are at work
        for (auto& village : district.villages)
            village.agency = district.agencies.empty() ? std::int16_t{nobody} : std::int16_t{0};
        for (auto& supplier : district.suppliers) supplier.staff = 0;
        district.grow_scratch();
        begin_history(district, town_.parameters);
        district.environment.market_price = 1;
        for (auto& village : district.villages) village.weather = 0;
    }

    Town town_;

  public:
    District& district;
    Persons& persons;
    Households& households;
    const Parameters& parameters;
};

} // namespace alleviation::testing
