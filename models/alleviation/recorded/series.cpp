#include "models/alleviation/definitions.h"
#include "models/alleviation/recorded/part.h"
#include "models/alleviation/recorded/sums.h"
#include "models/alleviation/welfare.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <array>

namespace alleviation {

namespace {

using sim::schema::Good;
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

/// Its members who work away from home, where the household is or was on the register.
std::uint8_t migrants_of_register(const District& d, std::size_t i)
{
    const auto& h = d.households;
    std::uint8_t out = 0;
    if (!ever_registered(h, i)) return out;
    for (std::size_t j = h.first_member[i]; j < h.first_member[i] + h.members[i]; ++j)
        out = static_cast<std::uint8_t>(out + (d.persons.activity[j] == Activity::migrant));
    return out;
}
bool poor(const District& d, std::size_t i)
{
    return d.households.income_poor[i] != 0;
}
bool paired(const District& d, std::size_t i)
{
    return d.households.pair[i] != nobody;
}
bool adult(const Persons& persons, std::size_t j)
{
    return of_working_age(persons.age[j]);
}
bool in_work(const Persons& persons, std::size_t j)
{
    return both(adult(persons, j), earns_wage(persons.activity[j]));
}

/// A sum over the households of a place, or the ratio of two sums. Another one is another entry of the list; the page
/// of the output follows: ./qiao describe output --markdown > models/alleviation/OUTPUT.md
using Series = Output<double(const District&, Rows)>;

const Series series[] = {
    {.what = {"households", "户数", "households", "households that have members"}, .value = sum<one>},
    {.what = {"persons", "人口", "persons", "people"}, .value = sum<persons>},
    {.what = {"headcount_ratio", "贫困发生率", "1",
              "share of people whose income of the last twelve months is below the poverty line (strict)"},
     .value = sum<[](const District& d, std::size_t i) { return persons_if(poor(d, i), d, i); }>,
     .per = sum<persons>,
     .good = Good::less},
    {.what = {"poor_households", "贫困户数", "households",
              "households below the poverty line by income of the last twelve months"},
     .value = sum<[](const District& d, std::size_t i) { return poor(d, i); }>,
     .good = Good::less},
    {.what = {"poor_persons", "贫困人口", "persons",
              "people below the poverty line by income of the last twelve months"},
     .value = sum<[](const District& d, std::size_t i) { return persons_if(poor(d, i), d, i); }>,
     .good = Good::less},
    {.what = {"gap_cost", "贫困缺口总额", "yuan/year",
              "what would lift everybody to the poverty line (the poverty gap in money)"},
     .value = sum_of_gaps<[](const District& d, double gap) { return gap * d.environment.poverty_line; }>,
     .good = Good::less},
    {.what = {"sustained_exits", "连续一年高于贫困线的户数", "households",
              "households below the line at the start that have been above it for the last twelve months on end"},
     .value = sum<[](const District& d, std::size_t i) {
         return both(d.households.poor_at_start[i], d.households.months_above[i] >= 12);
     }>,
     .good = Good::more},
    {.what = {"poverty_gap", "贫困深度", "1",
              "mean shortfall of income from the poverty line, as a share of the line (FGT 1)"},
     .value = sum_of_gaps<[](const District&, double gap) { return gap; }>,
     .per = sum<persons>,
     .good = Good::less,
     .range = at_least(0)},
    {.what = {"squared_poverty_gap", "贫困强度", "1", "mean squared shortfall of income from the poverty line (FGT 2)"},
     .value = sum_of_gaps<[](const District&, double gap) { return gap * gap; }>,
     .per = sum<persons>,
     .good = Good::less,
     .range = at_least(0)},
    {.what = {"consumption_headcount_ratio", "消费贫困发生率", "1",
              "share of people whose consumption of the last twelve months is below the line"},
     .value = sum<[](const District& d, std::size_t i) { return persons_if(consumption_poor(d, i), d, i); }>,
     .per = sum<persons>,
     .good = Good::less},
    {.what = {"income", "人均收入", "yuan/person/year", "income of the last twelve months a head"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.income_12[i]; }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"consumption", "人均消费", "yuan/person/year", "consumption of the last twelve months a head"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.consumption_12[i]; }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"income_now", "当月收入", "yuan/month", "income of all this month"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.income_now[i]; }>,
     .good = Good::more},
    {.what = {"wage_income", "工资性收入", "yuan/person/month", "wages received this month a head"},
     .value = sum<[](const District& d, std::size_t i) { return received(d, i, Entry::wage); }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"business_income", "经营性收入", "yuan/person/month",
              "business income of this month a head: sales and produce kept for eating, less production costs"},
     .value = sum<[](const District& d, std::size_t i) {
         return yuan(received(d, i, Entry::business)) + double{d.households.own_produce_now[i]} -
                double{d.households.inputs_now[i]};
     }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"property_income", "财产性收入", "yuan/person/month",
              "interest, rent and dividends of this month a head"},
     .value = sum<[](const District& d, std::size_t i) { return received(d, i, Entry::property); }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"public_transfers", "公共转移收入", "yuan/person/month", "public transfers of this month a head"},
     .value = sum<[](const District& d, std::size_t i) { return received(d, i, Entry::public_transfer); }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"private_transfers", "私人转移收入", "yuan/person/month",
              "private transfers of this month a head, less what was given to neighbours and associations"},
     .value = sum<[](const District& d, std::size_t i) {
         return yuan(received(d, i, Entry::private_transfer)) - double{d.households.given_now[i]};
     }>,
     .per = sum<persons>,
     .good = Good::more},
    {.what = {"food_share", "恩格尔系数", "1", "food as a share of consumption, this month"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.food_now[i]; }>,
     .per = sum<[](const District& d, std::size_t i) { return d.households.consumption_now[i]; }>,
     .good = Good::less},
    {.what = {"share_in_work", "劳动年龄就业比例", "1", "share of people of 16 to 64 with a wage job"},
     .value = sum_of_members<in_work>,
     .per = sum_of_members<adult>,
     .good = Good::more},
    {.what = {"in_work", "劳动年龄就业人数", "persons",
              "people of 16 to 64 with a wage job. Held against the baseline for all groups it tells whose jobs are "
              "additional, and whose were others'"},
     .value = sum_of_members<in_work>,
     .good = Good::more},
    {.what = {"posts", "供给方岗位在岗人数", "persons", "people in a supplier's post, whoever brought them there"},
     .value = sum_of_members<[](const Persons& p, std::size_t j) {
         return both(p.employer[j] != nobody, earns_wage(p.activity[j]));
     }>,
     .good = Good::more},
    {.what = {"trade_skill", "职业技能", "1", "mean trade skill of people of 16 to 64"},
     .value = sum_of_members<adult, [](const Persons& p, std::size_t j) { return p.trade_skill[j]; }>,
     .per = sum_of_members<adult>,
     .good = Good::more},
    {.what = {"capital", "生产性资产", "yuan/household", "productive assets"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.capital[i]; }>,
     .per = sum<one>,
     .good = Good::more},
    {.what = {"cash", "现金", "yuan/household", "cash"},
     .value = sum<[](const District& d, std::size_t i) { return d.ledger.balance(account(Holder::household, i)); }>,
     .per = sum<one>,
     .good = Good::more},
    {.what = {"built", "建房等大额支出（累计）", "yuan/household",
              "what was put since the start into houses and other large outlays that are no consumption"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.built[i]; }>,
     .per = sum<one>},
    {.what = {"cash_given", "现金转移（累计）", "yuan/household", "cash transfers since the start"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.cash_given[i]; }>,
     .per = sum<one>},
    {.what = {"debt", "债务", "yuan/household", "debt"},
     .value = sum<[](const District& d, std::size_t i) { return sim::Fen(d.households.debt[i]); }>,
     .per = sum<one>,
     .good = Good::less},
    {.what = {"hungry", "食物不足的户数", "households", "households that could not buy enough food this month"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.hungry[i]; }>,
     .good = Good::less},
    {.what = {"care_forgone", "放弃就医的户数", "households", "households that went without medical care this month"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.care_forgone[i]; }>,
     .good = Good::less},
    {.what =
         {"catastrophic_health", "灾难性卫生支出发生率", "1",
          "share of households whose own medical outlays since January take two fifths or more of their capacity to "
          "pay, which is their consumption but for food; of a whole year in December"},
     .value = sum<[](const District& d, std::size_t i) {
         constexpr float catastrophic_from = 0.4f; // by convention (Xu et al. 2003)
         const float medical = d.households.medical_year[i];
         return both(medical > 0, medical >= catastrophic_from * d.households.other_year[i]);
     }>,
     .per = sum<one>,
     .good = Good::less},
    {.what = {"school_left", "因贫失学的户数", "households",
              "households in which a child left school for want of money this school year"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.school_left[i]; }>,
     .good = Good::less},
    {.what = {"registered", "在册户数", "households", "households on the poverty register"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.registered[i]; }>},
    {.what = {"registered_persons", "在册人口", "persons", "people of households on the poverty register"},
     .value = sum<[](const District& d, std::size_t i) { return persons_if(d.households.registered[i] != 0, d, i); }>},
    {.what = {"ever_registered", "曾在册户数", "households", "households that are or were on the register"},
     .value = sum<[](const District& d, std::size_t i) { return ever_registered(d.households, i); }>},
    {.what = {"register_migrants", "建档立卡户外出务工人数", "persons",
              "people who work away from home, of households that are or were on the register"},
     .value = sum<migrants_of_register>},
    {.what = {"register_dibao", "建档立卡户中的低保户数", "households",
              "households that draw dibao and are or were on the register"},
     .value = sum<[](const District& d, std::size_t i) {
         return both(d.households.dibao[i] != 0, ever_registered(d.households, i));
     }>},
    {.what = {"exited", "已脱贫出列户数", "households",
              "households that left the register at some time and are not on it"},
     .value = sum<[](const District& d, std::size_t i) {
         return both(d.households.ever_exited[i], !d.households.registered[i]);
     }>},
    {.what = {"returned", "返贫重新入册户数", "households",
              "households that left the register and are on it again (registered return)"},
     .value = sum<[](const District& d, std::size_t i) {
         return both(d.households.ever_exited[i], d.households.registered[i]);
     }>,
     .good = Good::less},
    {.what = {"registered_return_rate", "返贫入册率（近十二个月）", "1",
              "households that came back on the register in the last twelve months, as a share of those that have left "
              "it at some time (registered return, not income churn)"},
     .value = sum<[](const District& d, std::size_t i) {
         return both(d.households.ever_exited[i], d.households.return_month[i].ago(d.clock.step) < months_of_year);
     }>,
     .per = sum<[](const District& d, std::size_t i) { return d.households.ever_exited[i]; }>,
     .good = Good::less},
    {.what =
         {"left_poverty_this_year", "年内收入脱贫比例", "1",
          "of the households below the line at the end of the year before, share above it now (income churn, not the "
          "register)"},
     .value = sum<[](const District& d, std::size_t i) { return both(d.households.poor_at_new_year[i], !poor(d, i)); }>,
     .per = sum<[](const District& d, std::size_t i) { return d.households.poor_at_new_year[i]; }>},
    {.what = {"monitored", "监测户数", "households", "households that are watched for return to poverty, or near it"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.monitored[i]; }>},
    {.what = {"unsafe_housing", "住房不安全户数", "households", "households without a safe house"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.safe_housing[i] == 0; }>,
     .good = Good::less},
    {.what = {"unsafe_water", "饮水不安全户数", "households", "households without safe water"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.safe_water[i] == 0; }>,
     .good = Good::less},
    {.what = {"uninsured", "未参加医保户数", "households", "households without medical insurance"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.insured[i] == 0; }>,
     .good = Good::less},
    {.what = {"above_after_poverty", "收入升至线上的户数", "households",
              "households that rose above the line by income and are above it"},
     .value = sum<[](const District& d, std::size_t i) { return both(d.households.rose_above[i], !poor(d, i)); }>,
     .good = Good::more},
    {.what =
         {"fallen_back", "收入回落到线下的户数", "households",
          "households that rose above the line by income and are below it again (income churn, not registered return)"},
     .value = sum<[](const District& d, std::size_t i) { return both(d.households.rose_above[i], poor(d, i)); }>,
     .good = Good::less},
    {.what = {"wrongly_registered", "错评户数（在册但收入高于线）", "households",
              "households on the register with an income above the line (inclusion error)"},
     .value = sum<[](const District& d, std::size_t i) { return both(d.households.registered[i], !poor(d, i)); }>,
     .good = Good::less},
    {.what = {"missed", "漏评户数（贫困但未在册）", "households",
              "households below the line that are not on the register (exclusion error)"},
     .value = sum<[](const District& d, std::size_t i) { return both(!d.households.registered[i], poor(d, i)); }>,
     .good = Good::less},
    {.what = {"businesses_started", "创业户数", "households",
              "households in which somebody started a business after a course"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.business_started[i]; }>,
     .good = Good::more},
    {.what = {"dibao", "低保户数", "households", "households that draw dibao"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.dibao[i]; }>},
    {.what = {"assisted", "申领医疗救助的户数", "households", "households that claimed medical assistance"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.assisted[i]; }>},
    {.what = {"paired", "已结对户数", "households", "households with a helper one to one"},
     .value = sum<paired>,
     .good = Good::more,
     .about_project = true},
    {.what = {"pair_strength", "结对强度", "1", "mean strength of the pairs"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.pair_strength[i]; }>,
     .per = sum<paired>,
     .good = Good::more,
     .about_project = true},
    {.what = {"motivation", "内生动力", "1", "mean motivation"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.motivation[i]; }>,
     .per = sum<one>,
     .good = Good::more},
    {.what = {"information", "政策知晓度", "1", "mean knowledge of schemes"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.information[i]; }>,
     .per = sum<one>,
     .good = Good::more},
    {.what = {"trust", "对帮扶者的信任", "1", "mean trust in those who offer help"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.trust[i]; }>,
     .per = sum<one>,
     .good = Good::more},
    {.what = {"satisfaction", "满意度", "1 to 5", "mean satisfaction with the help"},
     .value = sum<[](const District& d, std::size_t i) { return d.households.satisfaction[i]; }>,
     .per = sum<one>,
     .good = Good::more,
     .about_project = true},
};

const OutputGroup by_group(
    [](const Parameters& p) {
        Group out{"series", "households, month by month, by group", every_month(p), {group_dimension()}};
        out.compared = true;
        return out;
    },
    {{series, {"group"}, Storage::real64}}, always);

const OutputGroup by_village(
    [](const Parameters& p) {
        return Group{"villages", "the same by village", every_month(p), {village_dimension(p)}};
    },
    {{series, {"village"}}}, of_one_district);

const OutputGroup by_district(
    [](const Parameters& p) {
        sim::schema::Dimension district{"district", "district (a county of a country), from 1", {}, {}, ""};
        for (std::size_t d = 1; d <= p.population.districts.size(); ++d)
            district.numbers.push_back(static_cast<std::int64_t>(d));
        Group out{"districts", "the same by district, of all its households", every_month(p), {district}};
        out.across_regions = "district";
        return out;
    },
    {{series, {"district"}}}, of_many_districts);

/// The sums that the series are made of, each once, and which of them a series is.
struct Parts {
    std::vector<Sum> sums;
    std::array<std::size_t, std::size(series)> value{}, per{};
    std::size_t households;

    Parts()
    {
        const auto place_of = [&](Sum sum) {
            const auto found = std::find(sums.begin(), sums.end(), sum);
            if (found != sums.end()) return static_cast<std::size_t>(found - sums.begin());
            sums.push_back(sum);
            return sums.size() - 1;
        };
        for (std::size_t s = 0; s < std::size(series); ++s) {
            value[s] = place_of(series[s].value);
            if (series[s].per) per[s] = place_of(series[s].per);
        }
        households = place_of(sum<one>);
    }
};
const Parts parts;

/// What all sums need to know of a chunk of households; see Rows.
QIAO_TARGET_CLONES void look_at(std::size_t count, double line, const std::uint8_t* __restrict members,
                                const float* __restrict income, std::uint8_t* __restrict lives,
                                double* __restrict times, double* __restrict gap)
{
    for (std::size_t k = 0; k < count; ++k) lives[k] = members[k] > 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double heads = members[k], shortfall = 1 - double{income[k]} / (line * std::max(1.0, heads));
        times[k] = std::min(1.0, heads);
        gap[k] = times[k] * std::max(0.0, shortfall);
    }
}

/// Leaves out all but the project's households.
QIAO_TARGET_CLONES void keep_project(std::size_t count, const StudyGroup* __restrict study_group,
                                     std::uint8_t* __restrict lives, double* __restrict times, double* __restrict gap)
{
    for (std::size_t k = 0; k < count; ++k) lives[k] = lives[k] & (study_group[k] == StudyGroup::treated);
    for (std::size_t k = 0; k < count; ++k) {
        times[k] = study_group[k] == StudyGroup::treated ? times[k] : 0.0;
        gap[k] = study_group[k] == StudyGroup::treated ? gap[k] : 0.0;
    }
}

/// All series of the households of some place.
struct Sums {
    std::array<double, 2 * std::size(series) + 1> sums{};

    void add(const District& district, std::size_t first_row, std::size_t households, bool of_project = false)
    {
        const double line = district.environment.poverty_line;
        Chunk<std::uint8_t> lives;
        Chunk<double> times, gap;
        for_each_chunk(households, [&](std::size_t offset, std::size_t count) {
            const std::size_t first = first_row + offset;
            const auto& h = district.households;
            look_at(count, line, h.members.data() + first, h.income_12.data() + first, lives.data(), times.data(),
                    gap.data());
            if (of_project) keep_project(count, h.study_group.data() + first, lives.data(), times.data(), gap.data());
            const Rows rows{first, count, !of_project, lives.data(), times.data(), gap.data()};
            for (std::size_t n = 0; n < parts.sums.size(); ++n) sums[n] += parts.sums[n](district, rows);
        });
    }
    void add(const Sums& other, double times = 1)
    {
        for (std::size_t n = 0; n < parts.sums.size(); ++n) sums[n] += times * other.sums[n];
    }
    /// Whether there are no households.
    bool empty() const { return sums[parts.households] == 0; }
    void put(const Cells& cells, std::size_t place) const
    {
        for (std::size_t s = 0; s < std::size(series); ++s)
            cells.put(series[s], place, sums[parts.value[s]], sums[parts.per[s]]);
    }
};

void write_series(const Parameters& p, const std::vector<District>& districts, const MonthCells& month)
{
    const bool many = of_many_districts(p);
    const Cells groups = month.of(by_group), places = month.of(many ? by_district : by_village);
    std::array<Sums, study_group_count> study_groups;
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
            for (; many && v < villages.size() && villages[v].pilot == pilot; ++v) households += villages[v].households;
            Sums sums;
            sums.add(district, first, households);
            study_groups[index(pilot ? StudyGroup::spillover : StudyGroup::comparison)].add(sums);
            // The project's households live in pilot villages, and are a study group of their own.
            if (pilot) study_groups[index(StudyGroup::treated)].add(district, first, households, true);
            of_district.add(sums);
            if (!many) sums.put(places, place++);
        }
        if (many) of_district.put(places, place++);
        all.add(of_district);
    }
    Sums& others = study_groups[index(StudyGroup::spillover)];
    others.add(study_groups[index(StudyGroup::treated)], -1);
    if (others.empty()) others = {}; // a difference of sums leaves what rounding left of them
    for (std::size_t c = 0; c < study_group_count; ++c) study_groups[c].put(groups, c);
    all.put(groups, study_group_count);
}

} // namespace

const Part series_part{{&by_group, &by_village, &by_district}, write_series};

} // namespace alleviation
