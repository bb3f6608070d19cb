/// Suppliers of help, and what they can offer by the paper's four modalities.
#pragma once

#include "sim/core/money.h"
#include "sim/schema/parameter.h"

#include <array>
#include <cstdint>

namespace alleviation {

/// The values of the choices below, in their order.
enum class SupplierKind : std::uint8_t { social_organisation, enterprise, government };
enum class JobLocation : std::uint8_t { workshop, away, public_post };
enum class Field : std::uint8_t { farm, trade };
enum class Joins : std::uint8_t { start, recruited };

/// How much of its offers a supplier keeps: all, part of them, or none.
enum class Strategy : std::uint8_t { engaged, symbolic, absent };
inline constexpr std::size_t strategy_count = static_cast<std::size_t>(Strategy::absent) + 1;

/// Grades are 1A to 5A; a supplier of the middle grade has what the scenario says.
inline constexpr float middle_grade = 3;

struct ConsumptionOffer : sim::schema::ParameterGroup {
    explicit ConsumptionOffer(ParameterGroup* parent)
        : ParameterGroup(parent, "consumption", "消费扶贫", "Buys produce of poor households.")
    {
    }
    Number budget{this,
                  "budget",
                  0,
                  {"yuan/month", 0, 1e8},
                  "what it spends on produce; more or less by grade, legitimacy and strategy",
                  setting()};
    Number premium{
        this,
        "premium",
        0.0,
        {"", 0, 1},
        "price above the gate price after its own transport, as a share",
        setting("chosen by the scenario; 0.05 to 0.15 is usual, and e-commerce trials in rural China found little gain "
                "(Couture et al. 2021)")};
    Number smallest_lot{
        this,
        "smallest_lot",
        200,
        {"yuan", 0, 1e6},
        "lots below this are not fetched",
        assumption("no figure found; from a motor tricycle's load to a van's", lognormal({0.1, 80}, {0.9, 500}))};
};

struct EmploymentOffer : sim::schema::ParameterGroup {
    explicit EmploymentOffer(ParameterGroup* parent) : ParameterGroup(parent, "employment", "就业扶贫", "Gives work.")
    {
    }
    Count posts{this,
                "posts",
                0,
                {"persons", 0, 100000},
                "people it employs; more or fewer by grade, legitimacy and strategy",
                setting()};
    Number wage{this,     "wage", 2200, {"yuan/month", 0, 1e5}, "wage it pays at the start; it rises as all wages do",
                setting()};
    Number filled{this,
                  "filled",
                  0.85,
                  {"", 0, 1},
                  "share of its posts that people of the town hold at the start",
                  assumption("no figure found; what leaving and ordinary hiring keep filled, whoever links",
                             triangular(0.6, 0.85, 0.95))};
    Choice place{this,
                 "place",
                 "workshop",
                 {"workshop", "away", "public_post"},
                 "a workshop in the town (goes with care at home), work away, or a public-welfare post",
                 setting()};
    Number skill{this, "skill", 0.2, {"", 0, 1}, "trade skill it asks for", setting()};
};

struct SkillsOffer : sim::schema::ParameterGroup {
    explicit SkillsOffer(ParameterGroup* parent) : ParameterGroup(parent, "skills", "技术扶贫", "Teaches.") {}
    Count seats{this, "seats", 0, {"persons", 0, 100000}, "places in each course", setting()};
    Count every{this, "every", 3, {"months", 1, 120}, "a course begins every so many months", setting()};
    Count length{this, "length", 2, {"months", 1, 24}, "length of a course", setting()};
    Choice field{this, "field", "trade", {"farm", "trade"}, "what is taught", setting()};
    Number quality{
        this,
        "quality",
        0.25,
        {"", 0, 1},
        "share of what is missing that a course teaches",
        assumption("with the return to skill, wages rise by about 5 %; reviews find small effects (McKenzie 2017)",
                   beta({0.1, 0.1}, {0.9, 0.4}))};
    Number cost{this,
                "cost",
                300,
                {"yuan/person/month", 0, 1e6},
                "teachers and materials",
                assumption("no figure found; from a teacher from the village to rented machines and materials",
                           lognormal({0.1, 150}, {0.9, 600}))};
    Number seed{this,
                "seed",
                0,
                {"yuan", 0, 1e6},
                "productive assets (livestock, tools) that who ends a course is given (资产扶持)",
                setting()};
    Number allowance{this,
                     "allowance",
                     200,
                     {"yuan/month", 0, 1e6},
                     "paid to those who attend",
                     assumption("no figure found; from nothing to half of a minimum wage", triangular(0, 200, 600))};
};

struct FundsOffer : sim::schema::ParameterGroup {
    explicit FundsOffer(ParameterGroup* parent)
        : ParameterGroup(parent, "funds", "资金扶贫", "Grants for illness, schooling and emergencies.")
    {
    }
    Number budget{this, "budget", 0, {"yuan/month", 0, 1e8}, "what it can give in a month", setting()};
    Number largest{this, "largest", 3000, {"yuan", 0, 1e7}, "the most that one household gets at a time", setting()};
};

/// What a supplier has, of its own, for each household that it is paired with.
struct HelperParameters : sim::schema::ParameterGroup {
    explicit HelperParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "helper", "结对帮扶人",
                         "Its people's time, purse and contacts for a paired household.")
    {
    }
    Number hours{this,
                 "hours",
                 4,
                 {"hours/month", 0, 100},
                 "time that its people have in a month for each household they are paired with, their way included",
                 assumption("no figure found; half a day a month was asked of cadres; from two hours to a day",
                            lognormal({0.1, 2}, {0.9, 8}))};
    Number gift{
        this,
        "gift",
        100,
        {"yuan/month", 0, 1e5},
        "the most that they hand over out of their own purse in a month in which the household lacks urgent "
        "funds (慰问)",
        assumption("no figure found; rice and oil, up to a few hundred yuan", lognormal({0.1, 40}, {0.9, 300}))};
    Number passes_on{this,
                     "passes_on",
                     0.3,
                     {"", 0, 1},
                     "chance that, for a need which it cannot answer itself, a helper who calls finds somebody among "
                     "those it knows who could",
                     assumption("no figure found; few know many firms and offices", beta({0.1, 0.1}, {0.9, 0.6}))};
};

struct SupplierParameters : sim::schema::ParameterGroup {
    explicit SupplierParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "", "供给主体", "Who helps, and with what.")
    {
    }
    Choice active{this, "active", "on", {"off", "on"}, "whether it takes part", setting()};
    Choice kind{this,
                "kind",
                "social_organisation",
                {"social_organisation", "enterprise", "government"},
                "social organisation (社会组织), enterprise (企业) or government office (政府)",
                setting()};
    Number distance{this, "distance", 10, {"km", 0, 5000}, "how far it is from the villages", setting()};
    Count pairs{this, "pairs", 0, {"households", 0, 1000000}, "households it takes into one-to-one pairing", setting()};
    Choice registered_only{this,
                           "registered_only",
                           "off",
                           {"off", "on"},
                           "helps only households on the poverty register and the project's own",
                           setting()};
    Choice joins{this,
                 "joins",
                 "start",
                 {"start", "recruited"},
                 "whether it takes part from the start, or may be won by shown results",
                 setting()};
    ConsumptionOffer consumption{this};
    EmploymentOffer employment{this};
    SkillsOffer skills{this};
    FundsOffer funds{this};
    HelperParameters helper{this};

    bool is_government() const { return kind.as<SupplierKind>() == SupplierKind::government; }
};

/// When what suppliers offer counts as used: their own judgement, and what others see of it.
struct SupplierHelpParameters : sim::schema::ParameterGroup {
    explicit SupplierHelpParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "supplier_help", "供给的使用", "When what suppliers offer counts as used.")
    {
    }
    Number recent{this,
                  "recent",
                  3,
                  {"months", 1, 120},
                  "time over which a supplier's matches are counted as recent, older ones less and less",
                  assumption("no figure found; a quarter; from a month to half a year", triangular(1, 3, 6))};
    Number full_use{this,
                    "full_use",
                    1,
                    {"matches/month", 0.001, 1000},
                    "matches a month from which on what a supplier offers is fully used",
                    assumption("no figure found; a small organisation's work, less than a large one's",
                               lognormal({0.1, 0.4}, {0.9, 4}))};

    /// The share of full use that recent matches make.
    float use(float recent_help) const { return recent_help / (recent.real() * full_use.real()); }
    /// What is left of recent matches a month later.
    float kept(float recent_help) const { return recent_help * (recent.real() - 1.0f) / recent.real(); }
};

/// How much of each kind of help a supplier has: what it says itself, or what a programme gives this year.
struct Offers {
    long posts = 0;       ///< persons
    long seats = 0;       ///< persons, in each course
    double purchases = 0; ///< yuan a month
    double grants = 0;    ///< yuan a month

    Offers() = default;
    explicit Offers(const SupplierParameters& p)
        : posts(p.employment.posts), seats(p.skills.seats), purchases(p.consumption.budget), grants(p.funds.budget)
    {
    }
};

/// What a supplier did this year, for its grade.
struct SupplierYear {
    int months = 0;      ///< taking part
    float effort = 0;    ///< sum over them
    float service = 0;   ///< matches, and years of work and of company that it gave
    float deeds = 0;     ///< matches and years of work
    float results = 0;   ///< of these deeds, the parts of what was lacked that they covered
    float judges = 0;    ///< answers of project households that it helped or keeps company, weighted
    float judgement = 0; ///< their satisfaction, weighted
};

/// A supplier of help: social organisation, enterprise, or government office.
struct Supplier {
    const SupplierParameters* parameters = nullptr;
    Offers offers;
    bool planned = false;        ///< a programme says how much it offers; neither grade nor strategy change that
    long staff = 0;              ///< persons it employs now, of the district
    std::uint32_t vacancies = 0; ///< this month's
    std::uint32_t seats = 0;
    sim::Fen purchase_budget, grant_budget; ///< left of this month's
    sim::Fen gift_budget;                   ///< left of what its helpers have in their purses this month
    std::uint32_t pairs = 0;                ///< households paired with it
    long helped = 0;                        ///< matches delivered this month
    bool joined = true;                     ///< takes part; others may be recruited
    float effort = 1;                       ///< share of its offers that it keeps, by its strategy
    int absent_months = 0;                  ///< on end in which its strategy was to stay away
    float standing = 1;                     ///< what its grade makes of its means
    std::uint8_t grade = 0;                 ///< 1 (1A) to 5 (5A); 0 not graded yet
    SupplierYear year;
    float built = 0;       ///< years of full engagement so far
    bool relieved = true;  ///< its grade, or that it has none yet, lets it and its donors claim tax relief
    float recent_help = 0; ///< recent matches, older ones counting less
    float capability = 0;  ///< what it learnt of working with poor households, 0 to 1
    std::array<float, strategy_count> attraction{}; ///< of its strategies
    float experience = 0;
};

/// Whether it offers anything but company.
inline bool offers_anything(const Supplier& supplier)
{
    const Offers& o = supplier.offers;
    return o.posts > 0 || o.seats > 0 || o.purchases > 0 || o.grants > 0;
}
/// Whether a supplier is there in this arm, and has joined.
inline bool takes_part(const Supplier& supplier)
{
    return supplier.joined && supplier.parameters->active;
}

} // namespace alleviation
