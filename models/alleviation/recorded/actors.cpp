#include "models/alleviation/definitions.h"
#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;
using sim::schema::Storage;

const Output<double(const District&, std::size_t supplier)> of_supplier[] = {
    {.what = {"helped", "帮扶次数", "matches", "matches delivered this month"},
     .value = [](const District& d, std::size_t s) { return static_cast<double>(d.suppliers[s].helped); },
     .good = Good::more,
     .about_project = true,
     .storage = Storage::int32},
    {.what = {"staff", "雇用本镇人数", "persons", "people of the town it employs"},
     .value = [](const District& d, std::size_t s) { return static_cast<double>(d.suppliers[s].staff); },
     .good = Good::more,
     .storage = Storage::int32},
    {.what = {"pairs", "结对户数", "households", "households paired with it"},
     .value = [](const District& d, std::size_t s) { return static_cast<double>(d.suppliers[s].pairs); },
     .good = Good::more,
     .about_project = true,
     .storage = Storage::int32},
    {.what = {"balance", "现金余额", "fen", "cash at the end of the month"},
     .value = [](const District& d,
                 std::size_t s) { return static_cast<double>(d.ledger.balance(account(Holder::supplier, s)).count()); },
     .good = Good::more,
     .storage = Storage::int64},
    {.what = {"joined", "是否参与", "", "1 while it takes part"},
     .value = [](const District& d, std::size_t s) { return takes_part(d.suppliers[s]) ? 1.0 : 0.0; },
     .storage = Storage::uint8},
    {.what =
         {"effort", "投入度", "1",
          "share of its offers that its strategy keeps: 1 engaged, adaptation.symbolic where it pretends, 0 absent; "
          "missing where it takes no part"},
     .value = [](const District& d,
                 std::size_t s) { return takes_part(d.suppliers[s]) ? double{d.suppliers[s].effort} : missing; },
     .good = Good::more,
     .mean = true},
    {.what = {"capability", "扶贫服务能力", "1", "what it learnt of working with poor households, 0 to 1"},
     .value = [](const District& d, std::size_t s) { return double{d.suppliers[s].capability}; },
     .good = Good::more,
     .mean = true},
    {.what = {"grade", "评估等级", "", "1 (1A) to 5 (5A); missing where it is not graded"},
     .value =
         [](const District& d, std::size_t s) {
             return d.suppliers[s].grade > 0 ? static_cast<double>(d.suppliers[s].grade) : missing;
         },
     .good = Good::more,
     .mean = true,
     .range = {1, 5},
     .storage = Storage::uint8},
};

/// A ratio of two sums over the living households of an agency's caseload; missing while it does not work.
template <class Add>
double over_caseload(const District& district, std::size_t agency, Add add)
{
    double sum = 0, of = 0;
    if (district.agencies[agency].working)
        for (const auto i : district.agencies[agency].caseload)
            if (district.households.members[i] > 0) add(i, sum, of);
    return of > 0 ? sum / of : missing;
}

double mean_satisfaction(const District& d, std::size_t a)
{
    return over_caseload(d, a, [&](std::size_t i, double& sum, double& of) {
        sum += double{d.households.satisfaction[i]};
        of += 1;
    });
}

double satisfied(const District& d, std::size_t a)
{
    return over_caseload(d, a, [&](std::size_t i, double& sum, double& of) {
        sum += d.households.satisfaction[i] >= satisfied_from ? 1 : 0;
        of += 1;
    });
}

double fulfilment(const District& d, std::size_t a)
{
    return over_caseload(d, a, [&](std::size_t i, double& sum, double& of) {
        for (std::size_t k = 0; k < need_count; ++k) {
            if (d.households.need[k][i] <= 0) continue;
            sum += d.outcome[k][i] == NeedOutcome::met ? 1 : 0;
            of += 1;
        }
    });
}

const Output<double(const District&, std::size_t agency)> of_agency[] = {
    {.what = {"hours", "工作人员工时", "hour", "staff hours after reporting"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].hours}; },
     .storage = Storage::real64},
    {.what = {"survey_hours_used", "走访调研工时", "hour", "hours spent on visits"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].survey_hours_used}; },
     .about_project = true,
     .storage = Storage::real64},
    {.what = {"linking_hours_used", "对接与结对工时", "hour", "hours spent on linking and pairs"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].linking_hours_used}; },
     .about_project = true,
     .storage = Storage::real64},
    {.what = {"casework_hours_used", "个案服务工时", "hour", "hours spent on casework"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].casework_hours_used}; },
     .about_project = true,
     .storage = Storage::real64},
    {.what = {"organising_hours_used", "骨干与协会培育工时", "hour", "hours spent on backbones and associations"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].organising_hours_used}; },
     .storage = Storage::real64},
    {.what = {"volunteer_hours", "志愿者工时", "hour", "hours of volunteers in casework, guided or not"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].volunteer_hours}; },
     .about_project = true,
     .storage = Storage::real64},
    {.what = {"balance", "现金余额", "fen", "cash at the end of the month"},
     .value = [](const District& d,
                 std::size_t a) { return static_cast<double>(d.ledger.balance(account(Holder::agency, a)).count()); },
     .good = Good::more,
     .storage = Storage::int64},
    {.what = {"staff", "在岗工作人员", "persons", "workers who hold its posts, in full-time persons"},
     .value = [](const District& d,
                 std::size_t a) { return d.agencies[a].working ? double{d.agencies[a].staff} : missing; },
     .good = Good::more,
     .about_project = true,
     .mean = true},
    {.what = {"unspent", "预计结余", "fen",
              "what will be left of its price if it goes on as now; after its end, what was left"},
     .value = [](const District& d, std::size_t a) { return static_cast<double>(d.agencies[a].unspent.count()); },
     .storage = Storage::int64},
    {.what = {"grade", "评估等级", "", "1 (1A) to 5 (5A); missing where it is not graded"},
     .value =
         [](const District& d, std::size_t a) {
             return d.agencies[a].grade > 0 ? static_cast<double>(d.agencies[a].grade) : missing;
         },
     .good = Good::more,
     .about_project = true,
     .mean = true,
     .range = {1, 5},
     .storage = Storage::uint8},
    {.what = {"competence", "专业能力", "1", "professional competence, 0 to 1"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].competence}; },
     .good = Good::more,
     .mean = true},
    {.what = {"score", "最近检查得分", "points", "score of the last inspection, 0 to 100; missing before the first"},
     .value = [](const District& d,
                 std::size_t a) { return d.agencies[a].score < 0 ? missing : double{d.agencies[a].score}; },
     .good = Good::more,
     .about_project = true,
     .mean = true,
     .range = {0, 100}},
    {.what = {"tasks_done", "项目以来完成的对接数", "matches", "matches since its project began"},
     .value = [](const District& d, std::size_t a) { return static_cast<double>(d.agencies[a].tasks_done); },
     .good = Good::more,
     .about_project = true,
     .storage = Storage::int32},
    {.what = {"mean_satisfaction", "服务对象平均满意度", "1 to 5",
              "mean satisfaction of its caseload; missing while it does not work"},
     .value = mean_satisfaction,
     .good = Good::more,
     .about_project = true,
     .mean = true},
    {.what = {"satisfied", "服务对象满意率", "1", "share of its caseload with a satisfaction of 4 or more"},
     .value = satisfied,
     .good = Good::more,
     .about_project = true,
     .mean = true},
    {.what = {"fulfilment", "需求满足率", "1",
              "share of its caseload's needs of the month that were met (need-fulfilment rate)"},
     .value = fulfilment,
     .good = Good::more,
     .about_project = true,
     .mean = true},
    {.what = {"withheld", "是否扣留拨款", "", "1 while instalments are withheld"},
     .value = [](const District& d, std::size_t a) { return d.agencies[a].withheld ? 1.0 : 0.0; },
     .good = Good::less,
     .storage = Storage::uint8},
    {.what = {"diverts", "未用于服务的薪酬比例", "1", "share of the payroll that buys no work"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].diverts}; },
     .good = Good::less,
     .mean = true},
    {.what = {"linking_share", "对接工时比例", "1", "share of its hours that it has come to give to linking"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].linking_share}; },
     .mean = true},
    {.what = {"organising_share", "骨干与协会培育工时比例", "1",
              "share of its hours that it has come to give to backbones and associations"},
     .value = [](const District& d, std::size_t a) { return double{d.agencies[a].organising_share}; },
     .mean = true},
};

const OutputGroup organisations_group(
    [](const Parameters& p) {
        return Group{"organisations",
                     "suppliers of help, month by month",
                     every_month(p),
                     {{"organisation", "supplier, as the scenario names it", names_of_all(p.suppliers), {}, {}}}};
    },
    {{of_supplier, {"organisation"}}}, of_one_district);

const OutputGroup agencies_group(
    [](const Parameters& p) {
        return Group{"agencies",
                     "agencies that run projects, month by month",
                     every_month(p),
                     {{"agency", "agency, as the scenario names it", names_of_all(p.agencies), {}, {}}}};
    },
    {{of_agency, {"agency"}}}, of_one_district);

void write_suppliers(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const auto& district = districts.front();
    month.of(organisations_group).fill_each(of_supplier, 0, district.suppliers.size(), district);
}

void write_agencies(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const auto& district = districts.front();
    month.of(agencies_group).fill_each(of_agency, 0, district.agencies.size(), district);
}

} // namespace

const Part suppliers_part{{&organisations_group}, write_suppliers};
const Part agencies_part{{&agencies_group}, write_agencies};

} // namespace alleviation
