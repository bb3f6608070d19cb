/// The state of a district: persons in households in villages, and the actors that help them.
#pragma once

#include "models/alleviation/accounts.h"
#include "models/alleviation/history.h"
#include "models/alleviation/needs.h"
#include "models/alleviation/population/codes.h"
#include "sim/core/calendar.h"
#include "sim/core/hot_math.h"
#include "sim/core/ledger.h"
#include "sim/core/table.h"
#include "sim/matching/matching.h"
#include "sim/random/key.h"
#include "sim/schedule/mechanism.h"

#include <array>
#include <compare>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace alleviation {

struct Parameters;
struct AgencyParameters;
struct SupplierParameters;

/// What a person mainly does.
enum class Activity : std::uint8_t {
    child,
    student,
    farm,
    local_job,
    migrant,
    workshop,
    public_post,
    trainee,
    retired
};
inline constexpr std::size_t activity_count = 9;
inline bool earns_wage(Activity a)
{
    // Without branches, for loops over everyone.
    return (a == Activity::local_job) | (a == Activity::migrant) | (a == Activity::workshop) |
           (a == Activity::public_post);
}

inline constexpr std::int16_t nobody = -1; ///< no supplier, no agency

/// The month, counted from the start, in which something last happened, or never. Never is no number: as one it is NaN,
/// and so it is missing wherever it is recorded. It lies before all months.
class LastMonth {
  public:
    constexpr LastMonth() = default;
    constexpr LastMonth(int month) : month_(static_cast<std::int16_t>(month)) {}

    constexpr int month() const { return month_; }
    /// Months from then until now; very many where it never happened.
    constexpr int ago(int now) const { return now - month_; }
    constexpr explicit operator double() const
    {
        return month_ == none ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(month_);
    }
    friend constexpr auto operator<=>(LastMonth, LastMonth) = default;

  private:
    static constexpr std::int16_t none = -30000;
    std::int16_t month_ = none;
};
inline constexpr LastMonth never{};

inline constexpr float natural_leadership = 0.2f; ///< mean leadership of who was never trained

struct Persons : sim::Table {
    sim::Column<std::uint32_t> identity{this, "identity", "", "key of the person's random numbers"};
    sim::Column<std::uint32_t> household{this, "household", "", "row of the household"};
    sim::Column<std::uint8_t> relation{this, "relation", "", "relation to the head"};
    sim::Column<std::uint8_t> sex{this, "sex", "", "0 male, 1 female"};
    sim::Column<std::uint8_t> age{this, "age", "years", "age, one more every January"};
    sim::Column<std::uint8_t> schooling{this, "schooling", "years", "years of schooling"};
    sim::Column<std::uint8_t> health{this, "health", "", "0 well, 1 chronic, 2 severe, 3 disabled"};
    sim::Column<Activity> activity{this, "activity", "", "what the person mainly does"};
    sim::Column<std::uint8_t> months_ill{this, "months_ill", "months", "months of work still lost to illness"};
    sim::Column<std::uint8_t> course_months{this, "course_months", "months", "months of a course still to attend"};
    sim::Column<std::uint8_t> promised{this, "promised", "",
                                       "1 from being matched with a post or seat to taking it up"};
    sim::Column<std::int16_t> employer{this, "employer", "", "supplier that employs or teaches; -1 none of them",
                                       nobody};
    sim::Column<std::uint16_t> spell{this, "spell", "months", "months in the present job"};
    sim::Column<std::uint8_t> study_visits{this, "study_visits", "", "study visits made as a backbone"};
    sim::Column<float> leadership{this, "leadership", "", "ability to lead others, 0 to 1 (领袖)"};
    sim::Column<float> ability{this, "ability", "", "ability to work, 0 to 1"};
    sim::Column<float> farm_skill{this, "farm_skill", "", "skill in farming, 0 to 1"};
    sim::Column<float> trade_skill{this, "trade_skill", "", "skill in crafts, industry and services, 0 to 1"};
    sim::Column<float> persistent{this, "persistent", "log points", "persistent part of the wage"};
    sim::Column<float> wage{this, "wage", "yuan/month", "wage of the present job this month; 0 without a job"};
};

struct Households : sim::Table {
    sim::Column<std::uint32_t> identity{this, "identity", "", "key of the household's random numbers"};
    sim::Column<std::uint32_t> first_member{this, "first_member", "",
                                            "row of its first member; without members, of the next household's"};
    sim::Column<std::uint8_t> members{this, "members", "persons", "number of members"};
    sim::Column<std::uint16_t> village{this, "village", "", "number of its village"};
    sim::Column<Circle> circle{this, "circle", "", "project household, other of a pilot village, comparison village"};
    sim::Column<std::uint8_t> cause{this, "cause", "", "registered cause of poverty"};
    sim::Column<std::uint8_t> registered{this, "registered", "", "1 while on the poverty register (建档立卡)"};
    sim::Column<std::uint8_t> ever_exited{this, "ever_exited", "", "1 once it left the register"};
    sim::Column<std::uint8_t> monitored{this, "monitored", "", "1 while watched for return to poverty"};
    sim::Column<LastMonth> exit_month{this, "exit_month", "month",
                                      "month of its last exit from the register; missing before"};
    sim::Column<std::uint8_t> business_started{this, "business_started", "", "1 once a member started a business"};
    sim::Column<std::uint8_t> income_poor{this, "income_poor", "",
                                          "1 with an income of the last twelve months below the poverty line"};
    sim::Column<std::uint8_t> rose_above{this, "rose_above", "",
                                         "1 once its income rose above the poverty line after having been below"};
    sim::Column<std::uint8_t> poor_at_start{this, "poor_at_start", "", "1 with an income below the line at the start"};
    sim::Column<std::uint8_t> months_above{this, "months_above", "months",
                                           "months on end with an income above the poverty line, at most 255"};
    sim::Column<std::uint8_t> safe_housing{this, "safe_housing", "", "1 with a safe house", 1};
    sim::Column<std::uint8_t> safe_water{this, "safe_water", "", "1 with safe water", 1};
    sim::Column<std::uint8_t> insured{this, "insured", "", "1 with medical insurance", 1};
    sim::Column<std::uint8_t> dibao{this, "dibao", "", "1 while it draws the subsistence allowance (低保)"};
    sim::Column<std::uint8_t> assisted{this, "assisted", "", "1 once it has claimed medical assistance (医疗救助)"};
    sim::Column<std::uint8_t> hungry{this, "hungry", "", "1 when it could not buy enough food this month"};
    sim::Column<std::uint8_t> care_forgone{this, "care_forgone", "", "1 when it went without medical care this month"};
    sim::Column<std::uint8_t> hungry_months{this, "hungry_months", "months", "months of hunger this year"};
    sim::Column<std::uint8_t> untreated_months{this, "untreated_months", "months",
                                               "months this year in which it went without medical care"};
    sim::Column<std::uint8_t> school_left{this, "school_left", "",
                                          "1 when a child left school for want of money this year"};

    sim::Column<float> land{this, "land", "mu", "contracted land"};
    sim::Column<float> productivity{this, "productivity", "log points",
                                    "lasting difference in farm and business yield"};
    sim::Column<float> yield_shock{this, "yield_shock", "log points", "the household's own yield shock of this season"};
    sim::Column<float> capital{this, "capital", "yuan", "livestock, tools and other productive assets"};
    sim::Column<float> larder{this, "larder", "yuan", "own produce kept for eating, at market prices"};
    sim::Column<float> produce{this, "produce", "yuan", "produce for sale not yet sold, at market prices"};
    sim::Column<float> support{this, "support", "yuan/month", "support that absent relatives send"};
    sim::Column<std::int64_t> debt{this, "debt", "fen", "credit not yet paid back"};
    sim::Column<std::int64_t> medical_due{this, "medical_due", "fen", "own share of medical bills of this month"};
    sim::Column<std::int64_t> school_due{this, "school_due", "fen", "fees and boarding due this month"};

    sim::Column<float> motivation{this, "motivation", "", "drive and hope, 0 to 1 (内生动力)", 0.5f};
    sim::Column<float> information{this, "information", "", "knowledge of schemes, 0 to 1", 0.3f};
    sim::Column<float> trust{this, "trust", "", "trust in those who offer help, 0 to 1", 0.5f};
    sim::Column<float> contact_hours{this, "contact_hours", "hours", "effective hours of casework this month"};
    sim::Column<float> satisfaction{this, "satisfaction", "1 to 5", "satisfaction with the help", 3.0f};
    sim::Column<float> expectation{this, "expectation", "", "expected share of needs met, 0 to 1", 0.4f};

    sim::Column<std::int16_t> pair{this, "pair", "", "supplier paired with it one to one (结对帮扶); -1 none", nobody};
    sim::Column<float> pair_strength{this, "pair_strength", "", "strength of the pair, 0 to 1"};

    sim::Column<std::uint8_t> membership{this, "membership", "months",
                                         "months in the village's mutual-aid association, at most 255; 0 no member"};
    sim::Column<float> shares{this, "shares", "yuan", "worth of its shares in the village's collective economy"};
    sim::Column<float> exchanged_labour{this, "exchanged_labour", "workers",
                                        "labour borrowed (+) or lent (−) this month through the association"};

    std::array<sim::Column<float>, need_count> need{
        sim::Column<float>{this, "need_sales", "yuan", "produce that finds no fair buyer"},
        sim::Column<float>{this, "need_work", "persons", "idle able members who want work"},
        sim::Column<float>{this, "need_skills", "skill points", "largest skill gap of a working-age member"},
        sim::Column<float>{this, "need_funds", "yuan", "urgent outlay beyond cash and credit"},
        sim::Column<float>{this, "need_care", "", "want of hope and burden of care, 0 to 1"}};
    std::array<sim::Column<float>, need_count> observed{
        sim::Column<float>{this, "observed_sales", "yuan", "need for sales as recorded"},
        sim::Column<float>{this, "observed_work", "persons", "need for work as recorded"},
        sim::Column<float>{this, "observed_skills", "skill points", "need for skills as recorded"},
        sim::Column<float>{this, "observed_funds", "yuan", "need for funds as recorded"},
        sim::Column<float>{this, "observed_care", "", "need for care as recorded"}};
    sim::Column<LastMonth> record_month{this, "record_month", "month", "month of its last survey; missing before"};
    sim::Column<std::int16_t> record_agency{this, "record_agency", "", "agency that keeps its record; -1 none", nobody};

    sim::Column<float> income_12{this, "income_12", "yuan", "income of the last twelve months"};
    sim::Column<float> consumption_12{this, "consumption_12", "yuan", "consumption of the last twelve months"};
    sim::Column<float> income_rise{this, "income_rise", "yuan",
                                   "income of this month less that of the same month a year before"};
    sim::Column<float> income_now{this, "income_now", "yuan/month", "income of this month"};
    sim::Column<float> consumption_now{this, "consumption_now", "yuan/month", "consumption of this month"};
    sim::Column<float> food_now{this, "food_now", "yuan/month", "food eaten this month, own produce included"};
    sim::Column<float> own_produce_now{this, "own_produce_now", "yuan/month",
                                       "own produce kept at this month's harvest"};
    sim::Column<float> given_now{this, "given_now", "yuan/month", "gifts to neighbours and dues of this month"};
    sim::Column<float> inputs_now{this, "inputs_now", "yuan/month", "production costs of this month"};
};

/// An amount of each household in the last twelve months, in yuan.
struct Trailing {
    std::array<std::vector<float>, 12> months; ///< month by month: what the sum forgets next
    /// In double precision rounding does not pile up: in a century it stays far below a fen.
    std::vector<double> sum;

    /// As if every month had been the same.
    void fill(std::size_t household, float month)
    {
        for (auto& each : months) each[household] = month;
        sum[household] = 12 * double{month};
    }
};

struct Year {
    Trailing income, consumption;
};

/// Who knows whom: the households with which each household has a tie. Fixed at founding.
struct Ties {
    std::vector<std::uint32_t> first, other; ///< those of household i: other[first[i]] … other[first[i + 1] − 1]
    std::span<const std::uint32_t> of(std::size_t household) const
    {
        return std::span(other).subspan(first[household], first[household + 1] - first[household]);
    }
};

struct Village {
    std::uint32_t first_household = 0, households = 0;
    std::uint32_t living = 0; ///< households with members
    bool pilot = false;
    float distance = 0;       ///< km to the county seat
    float price_discount = 0; ///< δ, gate price below the market price, as a share
    float unsold_share = 0;   ///< u, produce that finds no buyer in its month, as a share
    float weather = 0;        ///< this season's shock common to the village, log points
    std::uint32_t quota = 0;  ///< places on the register
    float branch = 0;  ///< strength of the Party branch and of self-government, 0 to 1 (村党支部、村民自治)
    bool team = false; ///< a resident work team is there (驻村工作队)
    bool collective = false;   ///< land and funds were turned into shares (三变)
    int collective_months = 0; ///< since then
    float pooled_land = 0;     ///< mu
};

/// Calls `visit(i)` for the rows of a village's households.
template <class Visit>
void each_household(const Village& village, Visit visit)
{
    for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i) visit(i);
}

/// A social-work agency, or the administration where it runs a project itself.
struct Agency {
    const AgencyParameters* parameters = nullptr;
    bool working = false;       ///< a contract runs
    float competence = 0;       ///< professional competence κ, 0 to 1
    float diverts = 0;          ///< share of the payroll that buys no work
    float inspection_hours = 0; ///< to spend next month on the last inspection
    float score = -1;           ///< of the last inspection, 0 to 100; −1 none yet
    bool struck_off = false;    ///< failed a contract year: gets no other
    bool withheld = false;      ///< instalments wait for rectification
    sim::Fen owed, diverted;    ///< instalments due; diverted since the last audit
    long tasks_done = 0;        ///< matches since the project began
    float survey_share = 0, linking_share = 0, organising_share = 0; ///< of its hours, as it has come to divide them
    float hours = 0; ///< staff hours paid for this month, after reporting
    float survey_hours = 0, linking_hours = 0, organising_hours = 0, casework_hours = 0;
    float survey_hours_used = 0, linking_hours_used = 0, organising_hours_used = 0, casework_hours_used = 0;
    float volunteer_hours = 0;                ///< of volunteers this month, guided or not
    std::vector<LastMonth> supplier_assessed; ///< by supplier
    std::vector<std::uint32_t> caseload;      ///< rows of households it is charged with, those of the project
};

/// A supplier of help: social organisation, enterprise, or government office.
struct Supplier {
    const SupplierParameters* parameters = nullptr;
    long staff = 0;              ///< persons it employs now, of the district
    std::uint32_t vacancies = 0; ///< this month's
    std::uint32_t seats = 0;
    sim::Fen purchase_budget, grant_budget; ///< left of this month's
    std::uint32_t pairs = 0;                ///< households paired with it
    long helped = 0;                        ///< matches delivered this month
    bool joined = true;                     ///< takes part; others may be recruited
    float effort = 1;                       ///< share of its offers that it keeps, by its strategy
    float standing = 1;                     ///< what its grade makes of its means
    std::uint8_t grade = 0;                 ///< 1 (1A) to 5 (5A); 0 not graded yet
    long helped_this_year = 0;
    float recent_help = 0; ///< matches of about a quarter, older ones counting less
    std::uint8_t years_graded = 0;
    std::array<float, 3> attraction{}; ///< of its strategies
    float experience = 0;
};

/// What a mutual-aid association is examined on (标准化建设).
enum class Standard : std::uint8_t {
    charter,
    governance,
    finance,
    activity_planning,
    resource_linking,
    record_keeping
};
inline constexpr std::size_t standard_count = 6;

/// A village's mutual-aid association (互助协会). Stages: 0 none, 1 incubating, 2 operating, 3 standardised, 4
/// self-sustaining.
struct Association {
    std::uint8_t stage = 0;
    float maturity = 0; ///< 0 to 1
    std::array<float, standard_count> standards{};
    float activity = 0; ///< 0 to 1
    int idle_months = 0;
    std::uint32_t members = 0, leaders = 0; ///< households, persons
    float linking_hours = 0, linking_hours_used = 0;

    float mean_standard() const
    {
        float sum = 0;
        for (const float s : standards) sum += s;
        return sum / static_cast<float>(standard_count);
    }
};

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
    float season_share = 0;  ///< share of a year's crops harvested this month
    float market_price = 1;  ///< farm prices relative to consumer prices
    float weather = 0;       ///< this season's shock common to the county, log points
    float legitimacy = 0.5f; ///< Λ, standing of social work and social organisations, 0 to 1
    float purchasing = 1;    ///< what the government pays for services, relative to the contracts' prices
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
    std::vector<Ranked> ranked;
    std::vector<float> fit_errors; ///< of agencies about suppliers' offers, [agency × supplier]
    std::vector<sim::matching::Edge> edges;
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

    const Parameters* parameters = nullptr;
    const sim::Switches* switches = nullptr;
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
    std::vector<float> links;              ///< strength of the tie between two associations, [village × village]
    Environment environment;
    sim::Ledger ledger;
    PlatformOwner platform_kept_by = PlatformOwner::none; ///< from last month's end on
    bool platform_adopted = false;                        ///< the government took it over
    bool platform_open = false;
    Service material, company;    ///< needs but care, and needs for care
    int months_since_project = 0; ///< since the end of the last one
    std::size_t people = 0;       ///< as births and deaths make it; the table must agree

    std::vector<Match> matches;  ///< of this month
    std::vector<Option> options; ///< of this month; kept only to be recorded
    History history;
    /// What became of each need this month, by household and need.
    std::array<std::vector<Result>, need_count> outcome;
    Scratch scratch;

    /// Throws RunError when people got lost. Called after every phase; money is checked by Ledger::check().
    void check_after(std::string_view phase) const;
    /// Makes the buffers as large as the population needs.
    void grow_scratch();

    std::size_t household_count() const { return households.rows(); }
    bool on(std::string_view mechanism) const { return switches->on(mechanism); }
    int level(std::string_view mechanism) const { return switches->level(mechanism); }

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
