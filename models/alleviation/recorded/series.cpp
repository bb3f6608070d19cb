#include "models/alleviation/recorded/part.h"
#include "models/alleviation/recorded/sums.h"
#include "models/alleviation/welfare.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <array>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

bool one(const District&, std::size_t)
{
    return true;
}
std::uint8_t persons(const District& d, std::size_t i)
{
    return d.households.members[i];
}
/// Whether two things hold at once, without branches that nobody can predict.
bool both(bool a, bool b)
{
    return a & b;
}
/// Its members, or none of them.
std::uint8_t persons_if(bool counted, const District& d, std::size_t i)
{
    return static_cast<std::uint8_t>(d.households.members[i] & -std::uint8_t{counted});
}

sim::Fen received(const District& d, std::size_t i, Entry what)
{
    return sim::Fen(d.ledger.received(kind(Holder::household), entry(what))[i]);
}
double yuan(sim::Fen amount)
{
    return sim::hot::real(amount.count()) / 100;
}

bool poor(const District& d, std::size_t i)
{
    return d.households.income_poor[i] != 0;
}
bool adult(const Persons& persons, std::size_t j)
{
    return (persons.age[j] >= 16) & (persons.age[j] <= 64);
}

/// A sum, or the ratio of two sums.
struct Series {
    const char *name, *chinese, *unit, *meaning;
    Sum amount;
    Sum per = nullptr;               ///< the sum of `amount` is divided by the sum of this
    sim::schema::ValueRange range{}; ///< where it is not what its unit says
    const char* about = "";          ///< whom it is about, see schema::Variable
    int whole_from = 0;              ///< see schema::Variable
};

const Series series[] = {
    // The first tells whether there is anybody.
    {"households", "户数", "households", "households that have members", sum<one>},
    {"persons", "人口", "persons", "people", sum<persons>},
    {"headcount_ratio", "贫困发生率", "1",
     "share of people whose income of the last twelve months is below the poverty line (strict)",
     sum<[](const District& d, std::size_t i) { return persons_if(poor(d, i), d, i); }>, sum<persons>},
    {"poor_households", "贫困户数", "households",
     "households below the poverty line by income of the last twelve months",
     sum<[](const District& d, std::size_t i) { return poor(d, i); }>},
    {"poor_persons", "贫困人口", "persons", "people below the poverty line by income of the last twelve months",
     sum<[](const District& d, std::size_t i) { return persons_if(poor(d, i), d, i); }>},
    {"gap_cost", "贫困缺口总额", "yuan/year",
     "what would lift everybody to the poverty line (the poverty gap in money)",
     sum_of_gaps<[](const District& d, double gap) { return gap * d.environment.poverty_line; }>},
    {"sustained_exits", "连续一年高于贫困线的户数", "households",
     "households below the line at the start that have been above it for the last twelve months on end",
     sum<[](const District& d, std::size_t i) {
         return both(d.households.poor_at_start[i], d.households.months_above[i] >= 12);
     }>},
    {"poverty_gap", "贫困深度", "1", "mean shortfall of income from the poverty line, as a share of the line (FGT 1)",
     sum_of_gaps<[](const District&, double gap) { return gap; }>, sum<persons>, at_least(0)},
    {"squared_poverty_gap", "贫困强度", "1", "mean squared shortfall of income from the poverty line (FGT 2)",
     sum_of_gaps<[](const District&, double gap) { return gap * gap; }>, sum<persons>, at_least(0)},
    {"consumption_headcount_ratio",
     "消费贫困发生率",
     "1",
     "share of people whose consumption of the last twelve months is below the line",
     sum<[](const District& d, std::size_t i) { return persons_if(consumption_poor(d, i), d, i); }>,
     sum<persons>,
     {},
     "",
     a_year_of_consumption},
    {"income", "人均收入", "yuan/person/year", "income of the last twelve months a head",
     sum<[](const District& d, std::size_t i) { return d.households.income_12[i]; }>, sum<persons>},
    {"consumption",
     "人均消费",
     "yuan/person/year",
     "consumption of the last twelve months a head",
     sum<[](const District& d, std::size_t i) { return d.households.consumption_12[i]; }>,
     sum<persons>,
     {},
     "",
     a_year_of_consumption},
    {"income_now", "当月收入", "yuan/month", "income of all this month",
     sum<[](const District& d, std::size_t i) { return d.households.income_now[i]; }>},
    {"wage_income", "工资性收入", "yuan/person/month", "wages received this month a head",
     sum<[](const District& d, std::size_t i) { return received(d, i, Entry::wage); }>, sum<persons>},
    {"business_income", "经营性收入", "yuan/person/month",
     "business income of this month a head: sales and produce kept for eating, less production costs",
     sum<[](const District& d, std::size_t i) {
         return yuan(received(d, i, Entry::business)) + double{d.households.own_produce_now[i]} -
                double{d.households.inputs_now[i]};
     }>,
     sum<persons>},
    {"property_income", "财产性收入", "yuan/person/month", "interest, rent and dividends of this month a head",
     sum<[](const District& d, std::size_t i) { return received(d, i, Entry::property); }>, sum<persons>},
    {"public_transfers", "公共转移收入", "yuan/person/month", "public transfers of this month a head",
     sum<[](const District& d, std::size_t i) { return received(d, i, Entry::public_transfer); }>, sum<persons>},
    {"private_transfers", "私人转移收入", "yuan/person/month",
     "private transfers of this month a head, less what was given to neighbours and associations",
     sum<[](const District& d, std::size_t i) {
         return yuan(received(d, i, Entry::private_transfer)) - double{d.households.given_now[i]};
     }>,
     sum<persons>},
    {"food_share", "恩格尔系数", "1", "food as a share of consumption, this month",
     sum<[](const District& d, std::size_t i) { return d.households.food_now[i]; }>,
     sum<[](const District& d, std::size_t i) { return d.households.consumption_now[i]; }>},
    {"share_in_work", "劳动年龄就业比例", "1", "share of people of 16 to 64 with a wage job",
     sum_of_members<[](const Persons& p, std::size_t j) { return both(adult(p, j), earns_wage(p.activity[j])); }>,
     sum_of_members<adult>},
    {"arranged_jobs", "经介绍就业人数", "persons", "people in a job that was arranged",
     sum_of_members<[](const Persons& p, std::size_t j) {
         return both(p.employer[j] != nobody, earns_wage(p.activity[j]));
     }>},
    {"trade_skill", "职业技能", "1", "mean trade skill of people of 16 to 64",
     sum_of_members<adult, [](const Persons& p, std::size_t j) { return p.trade_skill[j]; }>, sum_of_members<adult>},
    {"capital", "生产性资产", "yuan/household", "productive assets",
     sum<[](const District& d, std::size_t i) { return d.households.capital[i]; }>, sum<one>},
    {"cash", "现金", "yuan/household", "cash",
     sum<[](const District& d, std::size_t i) { return d.ledger.balance(account(Holder::household, i)); }>, sum<one>},
    {"debt", "债务", "yuan/household", "debt",
     sum<[](const District& d, std::size_t i) { return sim::Fen(d.households.debt[i]); }>, sum<one>},
    {"hungry", "食物不足的户数", "households", "households that could not buy enough food this month",
     sum<[](const District& d, std::size_t i) { return d.households.hungry[i]; }>},
    {"care_forgone", "放弃就医的户数", "households", "households that went without medical care this month",
     sum<[](const District& d, std::size_t i) { return d.households.care_forgone[i]; }>},
    {"school_left", "因贫失学的户数", "households",
     "households in which a child left school for want of money this school year",
     sum<[](const District& d, std::size_t i) { return d.households.school_left[i]; }>},
    {"registered", "在册户数", "households", "households on the poverty register",
     sum<[](const District& d, std::size_t i) { return d.households.registered[i]; }>},
    {"exited", "已脱贫出列户数", "households", "households that left the register at some time and are not on it",
     sum<[](const District& d, std::size_t i) {
         return both(d.households.ever_exited[i], !d.households.registered[i]);
     }>},
    {"returned", "返贫重新入册户数", "households",
     "households that left the register and are on it again (registered return)",
     sum<[](const District& d, std::size_t i) {
         return both(d.households.ever_exited[i], d.households.registered[i]);
     }>},
    {"above_after_poverty", "收入升至线上的户数", "households",
     "households that rose above the line by income and are above it",
     sum<[](const District& d, std::size_t i) { return both(d.households.rose_above[i], !poor(d, i)); }>},
    {"fallen_back", "收入回落到线下的户数", "households",
     "households that rose above the line by income and are below it again (income churn, not registered return)",
     sum<[](const District& d, std::size_t i) { return both(d.households.rose_above[i], poor(d, i)); }>},
    {"wrongly_registered", "错评户数（在册但收入高于线）", "households",
     "households on the register with an income above the line (inclusion error)",
     sum<[](const District& d, std::size_t i) { return both(d.households.registered[i], !poor(d, i)); }>},
    {"missed", "漏评户数（贫困但未在册）", "households",
     "households below the line that are not on the register (exclusion error)",
     sum<[](const District& d, std::size_t i) { return both(!d.households.registered[i], poor(d, i)); }>},
    {"businesses_started", "创业户数", "households", "households in which somebody started a business after a course",
     sum<[](const District& d, std::size_t i) { return d.households.business_started[i]; }>},
    {"dibao", "低保户数", "households", "households that draw dibao",
     sum<[](const District& d, std::size_t i) { return d.households.dibao[i]; }>},
    {"assisted", "申领医疗救助的户数", "households", "households that claimed medical assistance",
     sum<[](const District& d, std::size_t i) { return d.households.assisted[i]; }>},
    {"paired",
     "已结对户数",
     "households",
     "households with a helper one to one",
     sum<[](const District& d, std::size_t i) { return d.households.pair[i] != nobody; }>,
     nullptr,
     {},
     project_households},
    {"pair_strength",
     "结对强度",
     "1",
     "mean strength of the pairs",
     sum<[](const District& d, std::size_t i) { return d.households.pair_strength[i]; }>,
     sum<[](const District& d, std::size_t i) { return d.households.pair[i] != nobody; }>,
     {},
     project_households},
    {"motivation", "内生动力", "1", "mean motivation",
     sum<[](const District& d, std::size_t i) { return d.households.motivation[i]; }>, sum<one>},
    {"information", "政策知晓度", "1", "mean knowledge of schemes",
     sum<[](const District& d, std::size_t i) { return d.households.information[i]; }>, sum<one>},
    {"trust", "对帮扶者的信任", "1", "mean trust in those who offer help",
     sum<[](const District& d, std::size_t i) { return d.households.trust[i]; }>, sum<one>},
    {"satisfaction",
     "满意度",
     "1 to 5",
     "mean satisfaction with the help",
     sum<[](const District& d, std::size_t i) { return d.households.satisfaction[i]; }>,
     sum<one>,
     {},
     project_households},
};

std::vector<sim::schema::Variable> variables_along(const char* axis, Storage storage)
{
    std::vector<sim::schema::Variable> out;
    for (const auto& s : series) {
        out.push_back({s.name, s.unit, s.meaning, {axis}, storage});
        out.back().mean = s.per != nullptr;
        out.back().range = s.range;
        out.back().about = s.about;
        out.back().chinese = s.chinese;
        out.back().whole_from = s.whole_from;
    }
    return out;
}

std::vector<Group> series_layout(const Parameters& p)
{
    Group groups{"series",
                 "households, month by month, by group",
                 every_month(p),
                 {group_dimension()},
                 variables_along("group", Storage::real64)};
    groups.compared = true;
    if (!of_many_districts(p))
        return {groups,
                {"villages",
                 "the same by village",
                 every_month(p),
                 {{"village", "village, pilot villages first", village_names(p.population), {}, {}}},
                 variables_along("village", Storage::real32)}};
    sim::schema::Dimension district{"district", "district (a county of a country), from 1", {}, {}, ""};
    for (std::size_t d = 1; d <= p.population.districts.size(); ++d)
        district.numbers.push_back(static_cast<std::int64_t>(d));
    Group districts{"districts",
                    "the same by district, of all its households",
                    every_month(p),
                    {district},
                    variables_along("district", Storage::real32)};
    districts.across_regions = "district";
    return {groups, districts};
}

/// The sums that the series are made of, each once, and which of them a series is.
struct Parts {
    std::vector<Sum> sums;
    std::array<std::size_t, std::size(series)> amount{}, per{};

    Parts()
    {
        const auto place_of = [&](Sum sum) {
            const auto found = std::find(sums.begin(), sums.end(), sum);
            if (found != sums.end()) return static_cast<std::size_t>(found - sums.begin());
            sums.push_back(sum);
            return sums.size() - 1;
        };
        for (std::size_t s = 0; s < std::size(series); ++s) {
            amount[s] = place_of(series[s].amount);
            if (series[s].per) per[s] = place_of(series[s].per);
        }
    }
};
const Parts parts;

/// What all sums need to know of a block of households; see Rows.
QIAO_LEVELS void look_at(std::size_t count, double line, const std::uint8_t* __restrict members,
                         const float* __restrict income, std::uint8_t* __restrict lives, double* __restrict times,
                         double* __restrict gap)
{
    for (std::size_t k = 0; k < count; ++k) lives[k] = members[k] > 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double heads = members[k], shortfall = 1 - double{income[k]} / (line * std::max(1.0, heads));
        times[k] = std::min(1.0, heads);
        gap[k] = times[k] * std::max(0.0, shortfall);
    }
}

/// Leaves out all but the project's households.
QIAO_LEVELS void keep_project(std::size_t count, const Circle* __restrict circle, std::uint8_t* __restrict lives,
                              double* __restrict times, double* __restrict gap)
{
    for (std::size_t k = 0; k < count; ++k) lives[k] = lives[k] & (circle[k] == Circle::project);
    for (std::size_t k = 0; k < count; ++k) {
        times[k] = circle[k] == Circle::project ? times[k] : 0.0;
        gap[k] = circle[k] == Circle::project ? gap[k] : 0.0;
    }
}

/// All series of the households of some place.
struct Sums {
    std::array<double, 2 * std::size(series)> sums{};

    void add(const District& district, std::size_t first_row, std::size_t households, bool of_project = false)
    {
        const double line = district.environment.poverty_line;
        Block<std::uint8_t> lives;
        Block<double> times, gap;
        by_blocks(households, [&](std::size_t offset, std::size_t count) {
            const std::size_t first = first_row + offset;
            const auto& h = district.households;
            look_at(count, line, h.members.data() + first, h.income_12.data() + first, lives.data(), times.data(),
                    gap.data());
            if (of_project) keep_project(count, h.circle.data() + first, lives.data(), times.data(), gap.data());
            const Rows rows{first, count, !of_project, lives.data(), times.data(), gap.data()};
            for (std::size_t n = 0; n < parts.sums.size(); ++n) sums[n] += parts.sums[n](district, rows);
        });
    }
    void add(const Sums& other, double times = 1)
    {
        for (std::size_t n = 0; n < parts.sums.size(); ++n) sums[n] += times * other.sums[n];
    }
    /// Whether there are no households.
    bool empty() const { return sums[parts.amount[0]] == 0; }
    void put(const Cells& cells_of, std::size_t cell, std::size_t group) const
    {
        for (std::size_t s = 0; s < std::size(series); ++s) {
            if (series[s].per)
                cells_of.put_mean(s, cell, sums[parts.amount[s]], sums[parts.per[s]], group);
            else
                cells_of.of(s, group)[cell] = sums[parts.amount[s]];
        }
    }
};

void record_series(const std::vector<District>& districts, const Cells& cells_of)
{
    constexpr std::size_t in_groups = 0, by_place = 1;
    const bool by_district = of_many_districts(cells_of.parameters);
    std::array<Sums, circle_count> circles;
    Sums all;
    std::size_t place = 0;
    for (const auto& district : districts) {
        Sums of_district;
        const auto& villages = district.villages;
        for (std::size_t v = 0; v < villages.size();) {
            const bool pilot = villages[v].pilot;
            const std::size_t first = villages[v].first_household;
            std::size_t households = villages[v++].households;
            // Where villages are not shown, those that follow each other and are alike are summed in one sweep.
            for (; by_district && v < villages.size() && villages[v].pilot == pilot; ++v)
                households += villages[v].households;
            Sums sums;
            sums.add(district, first, households);
            circles[index(pilot ? Circle::pilot_villages : Circle::comparison_villages)].add(sums);
            // The project's households live in pilot villages, and are a circle of their own.
            if (pilot) circles[index(Circle::project)].add(district, first, households, true);
            of_district.add(sums);
            if (!by_district) sums.put(cells_of, place++, by_place);
        }
        if (by_district) of_district.put(cells_of, place++, by_place);
        all.add(of_district);
    }
    Sums& others = circles[index(Circle::pilot_villages)];
    others.add(circles[index(Circle::project)], -1);
    if (others.empty()) others = {}; // a difference of sums leaves what rounding left of them
    for (std::size_t c = 0; c < circle_count; ++c) circles[c].put(cells_of, c, in_groups);
    all.put(cells_of, circle_count, in_groups);
}

} // namespace

const Part series_part{.groups = series_layout, .record = record_series, .count = 2, .of_many = true};

} // namespace alleviation
