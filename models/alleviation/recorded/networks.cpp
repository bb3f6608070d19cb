#include "models/measures/networks.h"
#include "models/alleviation/recorded/part.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;

// ---- who knows whom in a village ----

struct VillageTies {
    measures::Graph graph;
    double mean_degree;
    std::size_t stride; ///< paths from every so many-th household tell the mean well enough
};

const Output<double(const VillageTies&)> of_ties[] = {
    {.what = {"density", "熟人网络密度", "1", "ties among all that there could be"},
     .value = [](const VillageTies& t) { return measures::density(t.graph); },
     .mean = true},
    {.what = {"mean_degree", "平均熟人户数", "households", "mean number of households that a household knows"},
     .value = [](const VillageTies& t) { return t.mean_degree; },
     .mean = true},
    {.what = {"degree_variation", "熟人户数变异系数", "1",
              "coefficient of variation of the numbers of households that households know"},
     .value = [](const VillageTies& t) { return measures::degree_variation(t.graph); },
     .mean = true,
     .range = {0, std::numeric_limits<double>::infinity()}},
    {.what = {"clustering", "聚类系数", "1", "closed triples among all triples (global transitivity)"},
     .value = [](const VillageTies& t) { return measures::clustering(t.graph); },
     .mean = true},
    {.what = {"mean_path", "平均路径长度", "steps", "mean number of steps between two households"},
     .value = [](const VillageTies& t) { return measures::mean_path(t.graph, t.stride); },
     .mean = true},
    {.what = {"giant_share", "最大连通部分的户数比例", "1", "share of households in the largest connected part"},
     .value = [](const VillageTies& t) { return measures::giant_share(t.graph); },
     .mean = true},
    {.what = {"assortativity", "度同配系数", "1", "correlation of the numbers of ties at both ends of a tie"},
     .value = [](const VillageTies& t) { return measures::assortativity(t.graph); },
     .mean = true,
     .range = {-1, 1}},
};

const OutputGroup ties_group(
    [](const Parameters& p) {
        return Group{"ties", "who knows whom, village by village, as founded", {}, {village_dimension(p)}};
    },
    {{of_ties, {"village"}}}, measures_wanted);

/// A village's part of the town's ties, which never cross its border.
measures::Ties ties_within(const District& district, const Village& village)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const std::uint32_t first = village.first_household;
    each_household(village, [&](std::uint32_t i) {
        for (const auto j : district.ties->of(i))
            if (i < j) pairs.emplace_back(i - first, j - first);
    });
    return measures::ties_of(village.households, pairs);
}

void write_ties(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    const auto& district = districts.front();
    const Cells cells = month.of(ties_group);
    for (std::size_t v = 0; v < district.villages.size(); ++v) {
        const auto& village = district.villages[v];
        const auto ties = ties_within(district, village);
        const auto households = static_cast<double>(std::max(1u, village.households));
        cells.fill(of_ties, v,
                   VillageTies{ties.graph(), static_cast<double>(ties.other.size()) / households,
                               village.households / 30 + 1});
    }
}

// ---- who helps whom, and who brought them together ----

/// Relations between the project's households and suppliers so far, over all districts.
struct Help {
    std::vector<double> suppliers, concentration, spans; ///< by household helped; by relation, months
    double households = 0, possible = 0, relations = 0, once = 0;
    double deliveries = 0, by_agencies = 0, by_associations = 0, of_pairs = 0;
    double reached = 0, reached_without_agency = 0; ///< households with members, over the last twelve months
    double between = 0;                             ///< share of shortest paths through the agencies

    void add(const District& district);
};

/// The agencies' share of shortest paths among households, suppliers, associations and agencies that deal with one
/// another.
double agencies_between(const District& district)
{
    const auto& history = district.history;
    const std::size_t suppliers = district.suppliers.size();
    // Households first, then suppliers, associations, and all agencies as one.
    const auto supplier = [&](std::size_t s) { return static_cast<std::uint32_t>(history.project + s); };
    const auto association = [&](std::size_t v) { return supplier(suppliers + v); };
    const std::uint32_t agencies = association(district.villages.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t row = 0; row < history.project; ++row)
        for (std::size_t s = 0; s < suppliers; ++s) {
            const HelpRelation& relation = history.relations[row * suppliers + s];
            const std::uint32_t own = association(district.households.village[district.project[row]]);
            if (relation.deliveries > relation.by_agencies + relation.by_associations)
                pairs.emplace_back(row, supplier(s));
            for (const auto& [through, dealt] :
                 {std::pair{own, relation.by_associations > 0}, std::pair{agencies, relation.by_agencies > 0}}) {
                if (!dealt) continue;
                pairs.emplace_back(row, through);
                pairs.emplace_back(supplier(s), through);
            }
        }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    if (pairs.empty()) return missing;
    return measures::betweenness(measures::ties_of(agencies + 1, pairs).graph())[agencies];
}

void Help::add(const District& district)
{
    const auto& history = district.history;
    const std::size_t all = district.suppliers.size();
    const int now = district.clock.step;
    possible += static_cast<double>(history.project * all);
    std::vector<double> amounts;
    for (std::size_t row = 0; row < history.project; ++row) {
        amounts.clear();
        const bool lives = district.households.members[district.project[row]] > 0;
        households += lives ? 1 : 0;
        bool recent = false, others = false;
        for (std::size_t s = 0; s < all; ++s) {
            const HelpRelation& relation = history.relations[row * all + s];
            if (relation.deliveries == 0) continue;
            amounts.push_back(relation.deliveries);
            relations += 1;
            once += relation.last == relation.first ? 1 : 0;
            spans.push_back(relation.last - relation.first + 1);
            deliveries += relation.deliveries;
            by_agencies += relation.by_agencies;
            by_associations += relation.by_associations;
            of_pairs += relation.of_pair;
            const bool still = lives && relation.last > now - 12;
            recent |= still;
            others |= still && relation.deliveries > relation.by_agencies;
        }
        reached += recent ? 1 : 0;
        reached_without_agency += others ? 1 : 0;
        if (amounts.empty()) continue;
        suppliers.push_back(static_cast<double>(amounts.size()));
        concentration.push_back(measures::herfindahl(amounts));
    }
    between = agencies_between(district);
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double v : values) sum += v;
    return sum / static_cast<double>(values.size());
}

double median(std::vector<double> values)
{
    if (values.empty()) return missing;
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

const Output<double(const Help&)> of_help[] = {
    {.what = {"deliveries", "帮扶次数", "matches", "matches delivered so far"},
     .value = [](const Help& h) { return h.deliveries; },
     .good = Good::more},
    {.what = {"density", "农户与供给方的联系密度", "1", "relations among all that households and suppliers could have"},
     .value = [](const Help& h) { return h.relations / h.possible; },
     .good = Good::more,
     .mean = true},
    {.what = {"suppliers", "每个受助户的供给方数", "suppliers",
              "mean number of suppliers that helped a household, of those helped"},
     .value = [](const Help& h) { return mean(h.suppliers); },
     .good = Good::more,
     .mean = true},
    {.what = {"concentration", "供给方集中度（HHI）", "1",
              "mean Herfindahl–Hirschman index of a household's deliveries by supplier"},
     .value = [](const Help& h) { return mean(h.concentration); },
     .mean = true},
    {.what = {"one_off", "一次性联系比例（碎片化）", "1",
              "share of relations that did not outlast their first month (碎片化)"},
     .value = [](const Help& h) { return h.once / h.relations; },
     .good = Good::less,
     .mean = true},
    {.what = {"relation_months", "联系持续时间（短期化）", "months",
              "median time from the first to the last month of a relation, posts and courses counted (短期化)"},
     .value = [](const Help& h) { return median(h.spans); },
     .good = Good::more,
     .mean = true},
    {.what = {"agency_share", "由机构联结的比例", "1", "share of deliveries that an agency's time arranged"},
     .value = [](const Help& h) { return h.by_agencies / h.deliveries; },
     .mean = true},
    {.what = {"association_share", "由互助协会联结的比例", "1",
              "share of deliveries that an association's time arranged"},
     .value = [](const Help& h) { return h.by_associations / h.deliveries; },
     .mean = true},
    {.what = {"pair_share", "由结对方自行联结的比例", "1", "share of deliveries that a lead helper made by itself"},
     .value = [](const Help& h) { return h.of_pairs / h.deliveries; },
     .mean = true},
    {.what = {"agency_between", "经由机构的最短路径比例", "1",
              "share of shortest paths among those who deal with one another that lead through agencies"},
     .value = [](const Help& h) { return h.between; },
     .mean = true},
    {.what = {"reached", "最近十二个月得到帮扶的户比例", "1",
              "share of households with a delivery, post or course in the last twelve months"},
     .value = [](const Help& h) { return h.reached / h.households; },
     .good = Good::more,
     .mean = true},
    {.what = {"reached_without_agency", "无需机构仍可得到帮扶的户比例", "1",
              "share with a supplier in the last twelve months that the agency is not needed for"},
     .value = [](const Help& h) { return h.reached_without_agency / h.households; },
     .good = Good::more,
     .mean = true},
};

const OutputGroup networks_group(
    [](const Parameters& p) {
        Group out{"networks",
                  "who helps whom: relations between the project's households and suppliers since the start, and who "
                  "brought them together",
                  ends_of_years(p)};
        out.compared = true;
        out.about = project_households;
        return out;
    },
    {{of_help}}, measures_wanted);

void write_help(const Parameters&, const std::vector<District>& districts, const MonthCells& month)
{
    Help help;
    for (const auto& district : districts) help.add(district);
    month.of(networks_group).fill(of_help, 0, help);
}

} // namespace

const Part ties_part{{&ties_group}, write_ties};
const Part networks_part{{&networks_group}, write_help};

} // namespace alleviation
