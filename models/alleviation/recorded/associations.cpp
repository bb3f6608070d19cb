#include "models/alleviation/initialise/population.h"
#include "models/alleviation/organise/incubation.h"
#include "models/alleviation/recorded/part.h"

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

double mean_link(const District& district, std::size_t village)
{
    const std::size_t n = district.villages.size();
    double sum = 0;
    for (std::size_t other = 0; other < n; ++other) sum += double{district.links[village * n + other]};
    return n > 1 ? sum / static_cast<double>(n - 1) : 0.0;
}

double shares_of(const District& district, std::size_t village)
{
    double sum = 0;
    each_household(district.villages[village], [&](std::size_t i) { sum += double{district.households.shares[i]}; });
    return sum;
}

const Shown of_village[] = {
    {"stage",
     "",
     "0 none, 1 incubating, 2 operating, 3 standardised, 4 self-sustaining",
     Storage::uint8,
     [](const District& d, std::size_t v) { return static_cast<double>(d.associations[v].stage); },
     {0, 4}},
    {"maturity", "1", "maturity, 0 to 1", Storage::real32,
     [](const District& d, std::size_t v) { return double{d.associations[v].maturity}; }},
    {"standard", "1", "mean of charter and standards, 0 to 1", Storage::real32,
     [](const District& d, std::size_t v) { return double{d.associations[v].mean_standard()}; }},
    {"activity", "1", "activity of its members, 0 to 1", Storage::real32,
     [](const District& d, std::size_t v) { return double{d.associations[v].activity}; }},
    {"members", "households", "member households", Storage::int32,
     [](const District& d, std::size_t v) { return static_cast<double>(d.associations[v].members); }},
    {"leaders", "persons", "leaders at home", Storage::int32,
     [](const District& d, std::size_t v) { return static_cast<double>(d.associations[v].leaders); }},
    {"fund", "fen", "mutual-aid fund at the end of the month", Storage::int64,
     [](const District& d, std::size_t v) {
         return static_cast<double>(d.ledger.balance(account(Holder::association, v)).count());
     }},
    {"linking_hours_used", "hour", "own hours spent on linking", Storage::real32,
     [](const District& d, std::size_t v) { return double{d.associations[v].linking_hours_used}; }},
    {"linked", "1", "mean tie to the other associations, 0 to 1", Storage::real32, mean_link},
    {"branch", "1", "strength of Party branch and self-government, 0 to 1", Storage::real32,
     [](const District& d, std::size_t v) { return double{d.villages[v].branch}; }},
    {"incubability", "1", "how ripe the village is for an association (可培育性), 0 to 1", Storage::real32,
     [](const District&, std::size_t) { return missing; }},
    {"pooled_land", "mu", "land turned into shares of the collective economy", Storage::real32,
     [](const District& d, std::size_t v) { return double{d.villages[v].pooled_land}; }},
    {"shares", "yuan", "worth of all households' shares in the collective economy", Storage::real32, shares_of},
    {"collective_fund", "fen", "cash of the collective economy", Storage::int64,
     [](const District& d, std::size_t v) {
         return static_cast<double>(d.ledger.balance(account(Holder::collective, v)).count());
     }},
};

std::vector<Group> associations_layout(const Parameters& p)
{
    return {{"associations",
             "mutual-aid associations (互助协会), one for each village, and how villages are led",
             every_month(p),
             {{"village", "village, pilot villages first", village_names(p.population), {}, {}}},
             variables_of(of_village, "village")}};
}

} // namespace

const Part associations_part{associations_layout, [](const std::vector<District>& districts, const Cells& cells_of) {
                                 record_shown(of_village, districts, cells_of,
                                              [](const District& d) { return d.villages.size(); });
                                 const auto& p = cells_of.parameters.groups.get<IncubationParameters>();
                                 std::size_t cell = 0;
                                 for (const auto& district : districts)
                                     for (std::size_t v = 0; v < district.villages.size(); ++v)
                                         cells_of.of(10)[cell++] = double{incubability(district, p, v)};
                             }};
} // namespace alleviation
