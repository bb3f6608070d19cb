#include "models/alleviation/hand_over/project_end.h"
#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

double known(float share)
{
    return share < 0 ? missing : double{share};
}

const Shown of_platform[] = {
    {"open", "", "1 while it shows needs to suppliers", Storage::uint8,
     [](const District& d, std::size_t) { return d.platform_open ? 1.0 : 0.0; }},
    {"kept_by", "", "who keeps it: 0 nobody, 1 a project, 2 associations, 3 government", Storage::uint8,
     [](const District& d, std::size_t) { return static_cast<double>(d.platform_kept_by); }},
    {"legitimacy", "1", "legitimacy of social work and social organisations, 0 to 1", Storage::real32,
     [](const District& d, std::size_t) { return double{d.environment.legitimacy}; }},
    {"purchasing", "1", "what the government pays for services, relative to the contracts' prices", Storage::real32,
     [](const District& d, std::size_t) { return double{d.environment.purchasing}; }, at_least(0)},
    {"project_money", "fen", "what the government paid for projects this month, less what came back", Storage::int64,
     [](const District& d, std::size_t) {
         const auto paid = d.ledger.flow(kind(Holder::government), kind(Holder::agency), purpose(For::tranche));
         const auto back = d.ledger.flow(kind(Holder::agency), kind(Holder::government), purpose(For::tranche));
         return static_cast<double>((paid - back).count());
     }},
    {"retained", "1",
     "needs but care of project households met a month over the last twelve months, relative to the last quarter of "
     "the project; missing before a year has passed since its end, and where that quarter met less than one a month",
     Storage::real32, [](const District& d, std::size_t) { return known(retained(d, d.material)); }, at_least(0),
     project_households},
    {"retained_care", "1", "the same of needs for care", Storage::real32,
     [](const District& d, std::size_t) { return known(retained(d, d.company)); }, at_least(0), project_households},
};

std::vector<Group> platform_layout(const Parameters& p)
{
    return {{"platform",
             "the shared information platform, its environment, and what remains after a project",
             every_month(p),
             {},
             variables_of(of_platform),
             true}};
}

} // namespace

const Part platform_part{platform_layout, [](const std::vector<District>& districts, const Cells& cells_of) {
                             record_shown(of_platform, std::span(districts).first(1), cells_of,
                                          [](const District&) { return std::size_t{1}; });
                         }};

} // namespace alleviation
