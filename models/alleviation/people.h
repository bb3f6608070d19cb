/// The people of a district: persons in households, as tables.
#pragma once

#include "models/alleviation/needs.h"
#include "models/alleviation/population/codes.h"
#include "sim/core/table.h"

#include <array>
#include <compare>
#include <limits>
#include <vector>

namespace alleviation {

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

/// Somebody learns a share of what is missing to all there is to know, on top of what was hers by nature.
inline void learn(float& skill, float& taught, float share)
{
    const float gain = share * (1.0f - skill);
    skill += gain;
    taught += gain;
}

inline constexpr std::uint32_t unmarried = std::numeric_limits<std::uint32_t>::max(); ///< nobody's identity

/// What births, deaths, marriages and moves are about.
struct LifeCourses : sim::Table {
    sim::Column<std::uint32_t> identity{this, "identity", "", "key of the person's random numbers"};
    sim::Column<std::uint32_t> household{this, "household", "", "row of the household"};
    sim::Column<std::uint32_t> partner{this, "partner", "", "identity of wife or husband", unmarried};
    sim::Column<std::uint8_t> relation{this, "relation", "", "relation to the head"};
    sim::Column<std::uint8_t> sex{this, "sex", "", "0 male, 1 female"};
    sim::Column<std::uint8_t> age{this, "age", "years", "age, one more every January"};
    sim::Column<std::uint8_t> schooling{this, "schooling", "years", "years of schooling"};
    sim::Column<Activity> activity{this, "activity", "", "what the person mainly does"};
};

struct Persons : LifeCourses {
    sim::Column<std::uint8_t> health{this, "health", "", "0 well, 1 chronic, 2 severe, 3 disabled"};
    sim::Column<std::uint8_t> months_ill{this, "months_ill", "months", "months of work still lost to illness"};
    sim::Column<std::uint8_t> course_months{this, "course_months", "months", "months of a course still to attend"};
    sim::Column<std::uint8_t> promised{this, "promised", "",
                                       "1 from being matched with a post or seat to taking it up"};
    sim::Column<std::int16_t> employer{this, "employer", "", "supplier that employs or teaches; -1 none of them",
                                       nobody};
    sim::Column<std::uint8_t> post_months{this, "post_months", "months", "months in a supplier's post, at most 255"};
    sim::Column<std::uint8_t> study_visits{this, "study_visits", "", "study visits made as a backbone"};
    sim::Column<float> leadership{this, "leadership", "", "ability to lead others, 0 to 1 (领袖)"};
    sim::Column<float> ability{this, "ability", "", "ability to work, 0 to 1"};
    sim::Column<float> farm_skill{this, "farm_skill", "", "skill in farming, 0 to 1"};
    sim::Column<float> trade_skill{this, "trade_skill", "", "skill in crafts, industry and services, 0 to 1"};
    sim::Column<float> trade_taught{this, "trade_taught", "", "part of the trade skill that courses taught"};
    sim::Column<float> leadership_taught{this, "leadership_taught", "", "part of the leadership that was taught"};
    sim::Column<float> persistent{this, "persistent", "log points", "persistent part of the wage"};
    sim::Column<float> wage{this, "wage", "yuan/month", "wage of the present job this month; 0 without a job"};
};

struct Households : sim::Table {
    sim::Column<std::uint32_t> identity{this, "identity", "", "key of the household's random numbers"};
    sim::Column<std::uint32_t> first_member{this, "first_member", "",
                                            "row of its first member; without members, of the next household's"};
    sim::Column<std::uint8_t> members{this, "members", "persons", "number of members"};
    sim::Column<std::uint16_t> village{this, "village", "", "number of its village"};
    sim::Column<StudyGroup> study_group{this, "study_group", "",
                                        "project household, other of a pilot village, comparison village"};
    sim::Column<std::uint8_t> cause{this, "cause", "", "registered cause of poverty"};
    sim::Column<std::uint8_t> registered{this, "registered", "", "1 while on the poverty register (建档立卡)"};
    sim::Column<std::uint8_t> ever_exited{this, "ever_exited", "", "1 once it left the register"};
    sim::Column<std::uint8_t> monitored{this, "monitored", "", "1 while watched for return to poverty"};
    sim::Column<LastMonth> exit_month{this, "exit_month", "month",
                                      "month of its last exit from the register; missing before"};
    sim::Column<LastMonth> return_month{this, "return_month", "month",
                                        "month in which it came back on the register; missing before"};
    sim::Column<std::uint8_t> supported{this, "supported", "",
                                        "1 while it gets what registered households get: on the register, and for some "
                                        "time after it (脱贫不脱政策)"};
    sim::Column<LastMonth> aid_month{this, "aid_month", "month",
                                     "month of its last temporary aid (临时救助); missing before"};
    sim::Column<std::uint8_t> business_started{this, "business_started", "", "1 once a member started a business"};
    sim::Column<std::uint8_t> income_poor{this, "income_poor", "",
                                          "1 with an income of the last twelve months below the poverty line"};
    sim::Column<std::uint8_t> poor_at_new_year{this, "poor_at_new_year", "",
                                               "1 with an income below the line at the end of the year before"};
    sim::Column<std::uint8_t> rose_above{this, "rose_above", "",
                                         "1 once its income rose above the poverty line after having been below"};
    sim::Column<std::uint8_t> poor_at_start{this, "poor_at_start", "", "1 with an income below the line at the start"};
    sim::Column<std::uint8_t> months_above{this, "months_above", "months",
                                           "months on end with an income above the poverty line, at most 255"};
    sim::Column<std::uint8_t> safe_housing{this, "safe_housing", "", "1 with a safe house", 1};
    sim::Column<std::uint8_t> safe_water{this, "safe_water", "", "1 with safe water", 1};
    sim::Column<std::uint8_t> insured{this, "insured", "", "1 with medical insurance", 1};
    sim::Column<std::uint8_t> dibao{this, "dibao", "", "1 while it draws the subsistence allowance (低保)"};
    sim::Column<float> allowance{this, "allowance", "yuan/month", "dibao granted to it, as of the last review"};
    sim::Column<std::uint8_t> dibao_months{this, "dibao_months", "months", "months on end with dibao, at most 255"};
    sim::Column<std::uint8_t> dibao_fades{this, "dibao_fades", "months",
                                          "months of fading dibao still to come (渐退期); 0 while it is whole"};
    sim::Column<std::uint8_t> claim_months{this, "claim_months", "months",
                                           "months since a claim for dibao that nobody has decided on; 0 none"};
    sim::Column<std::uint8_t> hardship{this, "hardship", "",
                                       "1 with a severely ill or disabled member, as of the last January"};
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
    sim::Column<float> business_luck{this, "business_luck", "log points",
                                     "this year's luck in livestock and small business"};
    sim::Column<float> labour_at_home{this, "labour_at_home", "workers", "labour at home for land and business"};
    sim::Column<float> capital{this, "capital", "yuan", "livestock, tools and other productive assets"};
    sim::Column<float> larder{this, "larder", "yuan", "own produce kept for eating, at market prices"};
    sim::Column<float> produce{this, "produce", "yuan", "produce for sale not yet sold, at market prices"};
    sim::Column<float> support{this, "support", "yuan/month", "support that absent relatives send"};
    sim::Column<float> kin_support{this, "kin_support", "yuan/month",
                                   "what they would send for an old member with whom nobody able to work lives"};
    sim::Column<std::int64_t> debt{this, "debt", "fen", "credit not yet paid back"};
    sim::Column<std::int64_t> medical_due{this, "medical_due", "fen", "own share of medical bills of this month"};
    sim::Column<std::int64_t> school_due{this, "school_due", "fen", "fees and boarding due this month"};

    sim::Column<float> motivation{this, "motivation", "", "drive and hope, 0 to 1 (内生动力)"};
    sim::Column<float> information{this, "information", "", "knowledge of schemes, 0 to 1"};
    sim::Column<float> trust{this, "trust", "", "trust in those who offer help, 0 to 1"};
    sim::Column<float> contact_hours{this, "contact_hours", "hours", "effective hours of casework this month"};
    sim::Column<float> satisfaction{this, "satisfaction", "1 to 5", "satisfaction with the help"};
    sim::Column<float> expectation{this, "expectation", "", "how good it expects the help to be, 0 to 1"};
    sim::Column<std::uint8_t> waits{this, "waits", "months",
                                    "months on end in which it lacked what could be linked and got nothing of it, at "
                                    "most 255"};

    sim::Column<std::int16_t> pair{this, "pair", "", "supplier paired with it one to one (结对帮扶); -1 none", nobody};
    sim::Column<float> pair_strength{this, "pair_strength", "", "strength of the pair, 0 to 1"};
    std::array<sim::Column<std::int16_t>, 2> companion{
        sim::Column<std::int16_t>{this, "companion", "",
                                  "further supplier that a case conference brought round it (会商); -1 none", nobody},
        sim::Column<std::int16_t>{this, "second_companion", "", "a second one; -1 none", nobody}};
    sim::Column<LastMonth> conference_month{this, "conference_month", "month",
                                            "month of its last case conference; missing before"};

    sim::Column<std::uint8_t> membership{this, "membership", "months",
                                         "months in the village's mutual-aid association, at most 255; 0 no member"};
    sim::Column<float> shares{this, "shares", "yuan", "worth of its shares in the village's collective economy"};
    sim::Column<float> pooled{this, "pooled", "mu", "land of its that the village's collective economy farms (入股)"};
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
    sim::Column<LastMonth> surveyed_month{this, "record_month", "month", "month of its last survey; missing before"};
    sim::Column<std::uint8_t> requested{this, "requested", "",
                                        "needs that a supplier has heard of without an agency, a bit for each"};
    sim::Column<std::int16_t> buyer{this, "buyer", "", "supplier that last bought its produce by an order; -1 none yet",
                                    nobody};
    sim::Column<std::int16_t> record_agency{this, "record_agency", "", "agency that keeps its record; -1 none", nobody};

    sim::Column<float> cash_part{this, "cash_part", "yuan/month", "part of a cash transfer that it gets in a month"};
    sim::Column<float> cash_given{this, "cash_given", "yuan", "cash transfers that it got since the start"};
    sim::Column<float> built{this, "built", "yuan",
                             "what it put since the start into houses and other large outlays that are no consumption"};
    sim::Column<float> medical_year{this, "medical_year", "yuan", "its own medical outlays since January"};
    sim::Column<float> other_year{this, "other_year", "yuan", "its consumption since January but for food"};
    sim::Column<float> expected_income{this, "expected_income", "yuan/month",
                                       "income that the household takes for lasting"};
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

/// Whether a case conference brought a supplier round a household.
inline bool is_companion(const Households& households, std::size_t household, std::size_t supplier)
{
    const auto whom = static_cast<std::int16_t>(supplier);
    return (households.companion[0][household] == whom) | (households.companion[1][household] == whom);
}
/// Whether a supplier stands beside a household: paired with it, or brought round it by a case conference.
inline bool stands_beside(const Households& households, std::size_t household, std::size_t supplier)
{
    return households.pair[household] == static_cast<std::int16_t>(supplier) ||
           is_companion(households, household, supplier);
}
/// Nobody but its lead helper stands beside a household any more.
inline void dismiss_companions(Households& households, std::size_t household)
{
    for (auto& companion : households.companion) companion[household] = nobody;
}

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
    /// A household takes a share of another's year along.
    void divide(std::size_t from, std::size_t to, float share)
    {
        sum[from] = sum[to] = 0;
        for (auto& each : months) {
            each[to] = share * each[from];
            each[from] -= each[to];
            sum[from] += double{each[from]};
            sum[to] += double{each[to]};
        }
    }
};

struct Year {
    Trailing income, consumption;
};

} // namespace alleviation
