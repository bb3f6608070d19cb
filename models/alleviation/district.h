/// The state of a district: persons in households in villages, the actors that help them, and what all share.
#pragma once

#include "models/alleviation/accounts.h"
#include "models/alleviation/actors/agency.h"
#include "models/alleviation/actors/supplier.h"
#include "models/alleviation/history.h"
#include "models/alleviation/people.h"
#include "models/alleviation/villages.h"
#include "sim/core/calendar.h"
#include "sim/core/hot_math.h"
#include "sim/core/ledger.h"
#include "sim/matching/matching.h"
#include "sim/random/key.h"
#include "sim/schedule/mechanism.h"

#include <memory>
#include <span>
#include <utility>

namespace alleviation {

struct District;
using Mechanism = sim::Mechanism<District>;

/// Who keeps the information platform running.
enum class PlatformOwner : std::uint8_t { none, project, associations, government };

/// How many needs of project households were met, for comparing the time after a project with its last quarter.
struct Service {
    std::array<float, 12> met{}; ///< in the last twelve months
    float at_end = -1;           ///< a month, in the last quarter of the project; −1 before its end

    float mean(int months, int step) const
    {
        float sum = 0;
        for (int m = 0; m < months; ++m) sum += met[static_cast<std::size_t>((step - m + 12) % 12)];
        return sum / static_cast<float>(months);
    }
};

/// What all households of the district share this month.
struct Environment {
    float price_index = 1;   ///< consumer prices, 1 at the start
    double poverty_line = 0; ///< yuan a person and year, current prices
    float subsistence = 0;   ///< consumption that nobody goes below by choice, yuan a person and month, current prices
    float dibao_line = 0;    ///< income a head below which dibao can be claimed, yuan a year, current prices
    float wage_level = 1;    ///< wages, 1 at the start
    float season_share = 0;  ///< share of a year's crops harvested this month
    float coming_share = 0;  ///< the same of the next harvest, this month's included
    float market_price = 1;  ///< farm prices relative to consumer prices
    float weather = 0;       ///< this season's shock common to the county, log points
    float legitimacy = 0.5f; ///< Λ, standing of social work and social organisations, 0 to 1
    float purchasing = 1;    ///< what the government pays for services, relative to the contracts' prices
    float means = 1;         ///< what legitimacy and tax make of the means of donors and enterprises
    float tax_relief = 1;    ///< the part of that which tax relief makes
    float ease_of_entry = 1; ///< of registration and entry of social organisations (行业准入)
    double houses_planned = -1;  ///< households whose houses a programme repairs this year; −1 no programme says it
    float dibao_registered = -1; ///< dibao's places for who is or was on the register, as a share of these households;
                                 ///< −1 no programme says it
};

/// A household in a ranking: the highest score first, the smaller tie among equals.
struct Ranked {
    float score;
    std::uint32_t tie, household;

    friend bool operator<(const Ranked& a, const Ranked& b)
    {
        return a.score != b.score ? a.score > b.score : a.tie != b.tie ? a.tie < b.tie : a.household < b.household;
    }
};

/// Buffers that passes over the whole district use; grown at founding, never in a month.
struct Scratch {
    std::vector<std::int64_t> fen, fen2, fen3;
    std::vector<std::uint32_t> list;
    std::vector<std::uint32_t> count; ///< by household; who uses it leaves zeros
    std::vector<float> real;
    std::vector<float> asked; ///< recorded needs for urgent funds
    std::vector<Ranked> ranked, leaving;
    std::vector<float> fit_errors; ///< of agencies about suppliers' offers, [agency × supplier]
    std::vector<sim::matching::Edge> edges;
    std::vector<Linker> edge_by; ///< by edge: who made the two known to each other; nobody where it takes linking hours
    std::vector<std::pair<std::uint32_t, std::uint32_t>> drawn; ///< persons to be chosen among: a draw, and the row
    std::vector<std::uint32_t> capacity, result, proposers, proposer_person;
    sim::matching::Workspace matching;
};

/// A household's cash in yuan, for single-precision arithmetic.
inline float yuan_of(std::int64_t fen)
{
    return static_cast<float>(sim::hot::real(fen) / 100.0);
}

struct District {
    District();

    const sim::Switches* switches = nullptr;
    std::vector<const Mechanism*>* asked = nullptr; ///< where somebody wants to know whose switches are asked
    sim::Randomness randomness;
    sim::Clock clock;
    std::uint32_t number = 0;

    Persons persons;
    Households households;
    Year year;
    std::vector<Village> villages;
    std::vector<std::uint32_t> project; ///< rows of the project's households
    std::vector<Agency> agencies;
    std::vector<Supplier> suppliers;
    std::shared_ptr<const Ties> ties;
    std::vector<Association> associations; ///< one for each village
    AssociationTies links;
    Environment environment;
    sim::Ledger ledger;
    PlatformOwner platform_kept_by = PlatformOwner::none; ///< from last month's end on
    bool platform_left = false;                           ///< a project left one, which somebody may keep
    bool platform_adopted = false;                        ///< the government would take it over
    sim::Fen platform_arrears;                            ///< its running cost that associations still owe
    bool platform_open = false;
    Service service_goods, service_care; ///< needs but care, and needs for care
    int months_since_project = 0;        ///< since the end of the last one
    std::size_t people = 0;              ///< as births, deaths and moves make it; the table must agree
    float usual_members = 0;             ///< persons in a household, in the long run

    std::vector<Request> requests; ///< needs that suppliers have heard of without an agency, in order of their coming
    std::vector<Match> matches;    ///< of this month
    std::vector<Option> options;   ///< of this month; kept only to be recorded
    bool keeps_options = false;
    History history;
    /// Help delivered since the start, by study group and need, in the unit of the need.
    std::array<std::array<double, need_count>, study_group_count> delivered{};
    /// What became of each need this month, by household and need.
    std::array<std::vector<NeedOutcome>, need_count> outcome;
    Scratch scratch;

    /// Throws RunError when people got lost. Called after every phase; money is checked by Ledger::check().
    void check_after(std::string_view phase) const;
    /// Makes the buffers as large as the population needs.
    void grow_scratch();

    std::size_t household_count() const { return households.rows(); }
    /// Whether an agency is at work.
    bool has_project() const;
    /// Whether a household is a case of whoever keeps its record: of an agency at work if it is of the project, of who
    /// goes on afterwards if it is supported as registered households are.
    bool is_own_case(std::size_t household) const;
    /// Who asks says so in its description (`.asks`, `.only_with`).
    bool on(const Mechanism& mechanism) const { return level(mechanism) > 0; }
    int level(const Mechanism& mechanism) const
    {
        if (asked) asked->push_back(&mechanism);
        return switches->level(mechanism);
    }

    sim::Stream draw(sim::Process process, std::uint32_t entity, std::uint32_t other = 0) const
    {
        return {randomness, process, {entity, other}, clock.step};
    }
    float cash(std::size_t household) const { return yuan_of(ledger.balances(kind(Holder::household))[household]); }
    void pay(sim::Account from, sim::Account to, sim::Fen amount, For what)
    {
        if (amount > sim::Fen(0)) ledger.pay(from, to, amount, purpose(what));
    }
};

/// The most that is booked at once, some 170 million yuan a month and household: prices that double every few years
/// lead there in a century. A hundred years of such payments still fit the books and their conversions to real numbers.
inline constexpr float most_fen = 0x1p34f;

/// Fen of an amount in yuan that comes from single-precision arithmetic: rounded half up, never below zero, and at most
/// `most_fen`.
inline std::int64_t whole_fen(float yuan)
{
    const float fen = yuan * 100.0f + 0.5f;
    return sim::hot::whole(double{fen > 0 ? (fen < most_fen ? fen : most_fen) : 0});
}

} // namespace alleviation
