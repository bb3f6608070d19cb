#include "models/alleviation/recorded/part.h"

#include "models/alleviation/found/population.h"

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

Group associations_layout(const Parameters& p)
{
    return {"associations",
            "mutual-aid associations (互助协会), one for each village, and how villages are led",
            every_month(p),
            {{"village", "village, pilot villages first", village_names(p.population), {}, {}}},
            {{"stage",
              "",
              "0 none, 1 incubating, 2 operating, 3 standardised, 4 self-sustaining",
              {"village"},
              Storage::uint8},
             {"maturity", "1", "maturity, 0 to 1", {"village"}, Storage::real32},
             {"standard", "1", "mean of charter and standards, 0 to 1", {"village"}, Storage::real32},
             {"activity", "1", "activity of its members, 0 to 1", {"village"}, Storage::real32},
             {"members", "households", "member households", {"village"}, Storage::int32},
             {"leaders", "persons", "leaders at home", {"village"}, Storage::int32},
             {"fund", "fen", "mutual-aid fund at the end of the month", {"village"}, Storage::int64},
             {"linking_hours_used", "hour", "own hours spent on linking", {"village"}, Storage::real32},
             {"linked", "1", "mean tie to the other associations, 0 to 1", {"village"}, Storage::real32},
             {"pooled_land", "mu", "land turned into shares of the collective economy", {"village"}, Storage::real32},
             {"collective_fund", "fen", "cash of the collective economy", {"village"}, Storage::int64},
             {"branch", "1", "strength of Party branch and self-government, 0 to 1", {"village"}, Storage::real32}}};
}

double mean_link(const District& district, std::size_t village)
{
    const std::size_t n = district.villages.size();
    double sum = 0;
    for (std::size_t other = 0; other < n; ++other) sum += double{district.links[village * n + other]};
    return n > 1 ? sum / static_cast<double>(n - 1) : 0.0;
}

void record_associations(const std::vector<District>& districts, const Cells& cells_of)
{
    std::size_t cell = 0;
    for (const auto& district : districts)
        for (std::size_t v = 0; v < district.villages.size(); ++v, ++cell) {
            const Association& a = district.associations[v];
            const double values[] = {
                static_cast<double>(a.stage),
                double{a.maturity},
                double{a.mean_standard()},
                double{a.activity},
                static_cast<double>(a.members),
                static_cast<double>(a.leaders),
                static_cast<double>(district.ledger.balance(account(Holder::association, v)).count()),
                double{a.linking_hours_used},
                mean_link(district, v),
                double{district.villages[v].branch}};
            for (std::size_t i = 0; i < std::size(values); ++i) cells_of.of(i)[cell] = values[i];
        }
}

Group platform_layout(const Parameters& p)
{
    return {"platform",
            "the shared information platform and its environment",
            every_month(p),
            {},
            {{"open", "", "1 while it shows needs to suppliers", {}, Storage::uint8},
             {"kept_by", "", "who keeps it: 0 nobody, 1 a project, 2 associations, 3 government", {}, Storage::uint8},
             {"legitimacy", "1", "legitimacy of social work and social organisations, 0 to 1", {}, Storage::real32}}};
}

void record_platform(const std::vector<District>& districts, const Cells& cells_of)
{
    cells_of.of(0)[0] = districts.front().platform_open ? 1 : 0;
    cells_of.of(1)[0] = static_cast<double>(districts.front().platform_kept_by);
    cells_of.of(2)[0] = double{districts.front().environment.legitimacy};
}

} // namespace

const Part associations_part{[](const Parameters& p) { return std::vector{associations_layout(p)}; },
                             record_associations};
const Part platform_part{[](const Parameters& p) { return std::vector{platform_layout(p)}; }, record_platform};

} // namespace alleviation
