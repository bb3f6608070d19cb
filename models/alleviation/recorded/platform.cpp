#include "models/alleviation/hand_over/project_end.h"
#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;
using sim::schema::Storage;

double known(float share)
{
    return share < 0 ? missing : double{share};
}

const Output<double(const District&)> of_platform[] = {
    {.what = {"open", "平台是否开放", "", "1 while it shows needs to suppliers"},
     .value = [](const District& d) { return d.platform_open ? 1.0 : 0.0; },
     .good = Good::more,
     .storage = Storage::uint8},
    {.what = {"kept_by", "平台维护者", "", "who keeps it: 0 nobody, 1 a project, 2 associations, 3 government"},
     .value = [](const District& d) { return static_cast<double>(d.platform_kept_by); },
     .storage = Storage::uint8,
     .amount = false},
    {.what = {"legitimacy", "社会认可度", "1", "legitimacy of social work and social organisations, 0 to 1"},
     .value = [](const District& d) { return double{d.environment.legitimacy}; },
     .good = Good::more,
     .mean = true},
    {.what = {"purchasing", "政府购买服务支付水平", "1",
              "what the government pays for services, relative to the contracts' prices"},
     .value = [](const District& d) { return double{d.environment.purchasing}; },
     .mean = true,
     .range = at_least(0)},
    {.what = {"project_money", "项目财政资金净额", "fen",
              "what the government paid for projects this month, less what came back"},
     .value =
         [](const District& d) {
             const auto paid = d.ledger.flow(kind(Holder::government), kind(Holder::agency), purpose(For::tranche));
             const auto back = d.ledger.flow(kind(Holder::agency), kind(Holder::government), purpose(For::tranche));
             return static_cast<double>((paid - back).count());
         },
     .storage = Storage::int64},
    {.what = {"retained", "项目后服务留存率（不含照料）", "1",
              "needs but care of project households met a month over the last twelve months, relative to the last "
              "quarter of the project; missing before a year has passed since its end, and where that quarter met less "
              "than one a month"},
     .value = [](const District& d) { return known(retained(d, d.service_goods)); },
     .good = Good::more,
     .about_project = true,
     .mean = true,
     .range = at_least(0)},
    {.what = {"retained_care", "项目后照料服务留存率", "1", "the same of needs for care"},
     .value = [](const District& d) { return known(retained(d, d.service_care)); },
     .good = Good::more,
     .about_project = true,
     .mean = true,
     .range = at_least(0)},
};

const OutputGroup platform_group(
    [](const Parameters& p) {
        Group out{"platform", "the shared information platform, its environment, and what remains after a project",
                  every_month(p)};
        out.compared = true;
        return out;
    },
    {{of_platform}}, of_one_district);

void write_platform(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    month.of(platform_group).fill(of_platform, 0, districts.front());
}

} // namespace

const Part platform_part{{&platform_group}, write_platform};

} // namespace alleviation
