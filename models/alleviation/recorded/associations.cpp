#include "models/alleviation/initialise/population.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;
using sim::schema::Storage;

double mean_link(const District& district, std::size_t village)
{
    const std::size_t n = district.villages.size();
    double sum = 0;
    for (const float tie : district.links.of_village(static_cast<std::uint32_t>(village))) sum += double{tie};
    return n > 1 ? sum / static_cast<double>(n - 1) : 0.0;
}

double shares_of(const District& district, std::size_t village)
{
    double sum = 0;
    each_household(district.villages[village], [&](std::size_t i) { sum += double{district.households.shares[i]}; });
    return sum;
}

const Output<double(const District&, std::size_t village)> of_village[] = {
    {.what = {"stage", "互助协会发展阶段", "", "0 none, 1 incubating, 2 operating, 3 standardised, 4 self-sustaining"},
     .value = [](const District& d, std::size_t v) { return static_cast<double>(d.associations[v].stage); },
     .good = Good::more,
     .range = {0, 4},
     .storage = Storage::uint8},
    {.what = {"maturity", "互助协会成熟度", "1", "maturity, 0 to 1"},
     .value = [](const District& d, std::size_t v) { return double{d.associations[v].maturity}; },
     .good = Good::more,
     .mean = true},
    {.what = {"grade", "评估等级", "", "1 (1A) to 5 (5A); missing where it is not graded"},
     .value =
         [](const District& d, std::size_t v) {
             return d.associations[v].grade > 0 ? static_cast<double>(d.associations[v].grade) : missing;
         },
     .good = Good::more,
     .mean = true,
     .range = {1, 5},
     .storage = Storage::uint8},
    {.what = {"standard", "章程与规范化程度", "1", "mean of charter and standards, 0 to 1"},
     .value = [](const District& d, std::size_t v) { return double{d.associations[v].mean_standard()}; },
     .good = Good::more,
     .mean = true},
    {.what = {"activity", "会员活跃度", "1", "activity of its members, 0 to 1"},
     .value = [](const District& d, std::size_t v) { return double{d.associations[v].activity}; },
     .good = Good::more,
     .mean = true},
    {.what = {"members", "会员户数", "households", "member households"},
     .value = [](const District& d, std::size_t v) { return static_cast<double>(d.associations[v].members); },
     .good = Good::more,
     .storage = Storage::int32},
    {.what = {"leaders", "在村骨干人数", "persons", "leaders at home"},
     .value = [](const District& d, std::size_t v) { return static_cast<double>(d.associations[v].leaders); },
     .good = Good::more,
     .storage = Storage::int32},
    {.what = {"fund", "互助金余额", "fen", "mutual-aid fund at the end of the month"},
     .value =
         [](const District& d, std::size_t v) {
             return static_cast<double>(d.ledger.balance(account(Holder::association, v)).count());
         },
     .good = Good::more,
     .storage = Storage::int64},
    {.what = {"linking_hours_used", "协会对接工时", "hour", "own hours spent on linking"},
     .value = [](const District& d, std::size_t v) { return double{d.associations[v].linking_hours_used}; }},
    {.what = {"linked", "与其他协会的平均联系强度", "1", "mean tie to the other associations, 0 to 1"},
     .value = mean_link,
     .good = Good::more,
     .mean = true},
    {.what = {"branch", "党支部与村民自治能力", "1", "strength of Party branch and self-government, 0 to 1"},
     .value = [](const District& d, std::size_t v) { return double{d.villages[v].branch}; },
     .good = Good::more,
     .mean = true},
    {.what = {"worker_skill", "村扶贫工作人员培训所得能力", "1",
              "what training added to what the village's worker against poverty can do, 0 to 1"},
     .value = [](const District& d, std::size_t v) { return double{d.villages[v].worker_skill}; },
     .good = Good::more,
     .mean = true},
    {.what = {"norm", "互助风气", "1", "how far helping one another is a matter of course beyond what it was, 0 to 1"},
     .value = [](const District& d, std::size_t v) { return double{d.villages[v].norm}; },
     .good = Good::more,
     .mean = true},
    {.what = {"on_project", "承接项目", "1", "1 while the association carries out a project of its own"},
     .value = [](const District& d, std::size_t v) { return d.associations[v].project_months > 0 ? 1.0 : 0.0; },
     .good = Good::more,
     .mean = true,
     .storage = Storage::uint8},
    {.what = {"licensed", "本土社工机构", "1",
              "1 where it is a local agency: a leader is a social worker by examination"},
     .value = [](const District& d, std::size_t v) { return d.associations[v].licensed ? 1.0 : 0.0; },
     .good = Good::more,
     .mean = true,
     .storage = Storage::uint8},
    {.what = {"pooled_land", "入股土地面积", "mu", "land turned into shares of the collective economy"},
     .value = [](const District& d, std::size_t v) { return double{d.villages[v].pooled_land}; }},
    {.what = {"shares", "农户股份价值", "yuan", "worth of all households' shares in the collective economy"},
     .value = shares_of,
     .good = Good::more},
    {.what = {"collective_fund", "村集体经济现金", "fen", "cash of the collective economy"},
     .value =
         [](const District& d, std::size_t v) {
             return static_cast<double>(d.ledger.balance(account(Holder::collective, v)).count());
         },
     .good = Good::more,
     .storage = Storage::int64},
};

const Output<double(const District&, const IncubationParameters&, std::size_t village)> ripeness[] = {
    {.what = {"incubability", "可培育性", "1", "how ripe the village is for an association (可培育性), 0 to 1"},
     .value = [](const District& d, const IncubationParameters& p,
                 std::size_t v) { return double{incubability(d, p, v)}; },
     .good = Good::more,
     .mean = true},
};

const OutputGroup associations_group(
    [](const Parameters& p) {
        return Group{"associations",
                     "mutual-aid associations (互助协会), one for each village, and how villages are led",
                     every_month(p),
                     {village_dimension(p)}};
    },
    {{of_village, {"village"}}, {ripeness, {"village"}}}, of_one_district);

void write_associations(const Parameters& p, const std::vector<District>& districts, const MonthCells& month)
{
    const auto& district = districts.front();
    const Cells cells = month.of(associations_group);
    cells.fill_each(of_village, 0, district.villages.size(), district);
    cells.fill_each(ripeness, 0, district.villages.size(), district, p.groups.get<IncubationParameters>());
}

} // namespace

const Part associations_part{{&associations_group}, write_associations};

} // namespace alleviation
