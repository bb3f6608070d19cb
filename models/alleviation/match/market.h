/// The market of one modality in one month: who needs, who offers, and what becomes of each need.
#pragma once

#include "models/alleviation/knowledge.h"
#include "models/alleviation/mechanism.h"
#include "models/alleviation/requests.h"

#include <limits>

namespace alleviation {

enum class Rule : std::uint8_t { deferred_acceptance, greedy_urgency, random, assignment, agency_discretion };

struct MatchingParameters : sim::schema::ParameterGroup {
    explicit MatchingParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "matching", "供需匹配", "How needs find suppliers.")
    {
    }
    Choice rule{this,
                "rule",
                "deferred_acceptance",
                {"deferred_acceptance", "greedy_urgency", "random", "assignment", "agency_discretion"},
                "deferred acceptance is stable (Gale & Shapley 1962); greedy_urgency serves the most urgent first; "
                "random in random order; assignment the greatest sum of scores; agency_discretion only the agency's "
                "own caseload, best score first",
                setting()};
    Number link_hours{
        this,
        "link_hours",
        2,
        {"hours", 0, 100},
        "staff time that one accepted match takes",
        assumption("no figure found; some calls, or going there with the household", triangular(0.75, 2, 5))};
    Number weight_fit{
        this,
        "weight_fit",
        1,
        {"", 0, 100},
        "suppliers' weight of how well need and offer fit",
        assumption("no figure found; half or twice of what urgency weighs", lognormal({0.1, 0.5}, {0.9, 2}))};
    Number weight_urgency{this,
                          "weight_urgency",
                          1,
                          {"", 0, 100},
                          "suppliers' weight of urgency",
                          assumption("no figure found; hardly heeded beside fit, or the worst off first",
                                     lognormal({0.1, 0.4}, {0.9, 2.5}))};
    Number weight_pair{
        this,
        "weight_pair",
        0.5,
        {"", 0, 100},
        "weight of standing beside the household, paired or by a case conference, for both sides",
        assumption("no figure found; from a tie that breaks equality to one that outweighs a perfect fit",
                   lognormal({0.1, 0.2}, {0.9, 1.2}))};
    Number weight_trust{this,
                        "weight_trust",
                        0.3,
                        {"", 0, 100},
                        "weight of trust, for both sides",
                        assumption("no figure found; breaks equality, or counts nearly as much as a full fit",
                                   lognormal({0.1, 0.1}, {0.9, 0.8}))};
    Number weight_distance{
        this,
        "weight_distance",
        0.01,
        {"per km", 0, 100},
        "weight of distance, for both sides",
        assumption("no figure found; a full fit is worth 30 km of way, or 250", lognormal({0.1, 0.004}, {0.9, 0.03}))};
    Number weight_staleness{
        this,
        "weight_staleness",
        0.3,
        {"", 0, 100},
        "weight of a record's age",
        assumption("no figure found; records are taken at their word, or old ones nearly passed over",
                   lognormal({0.1, 0.1}, {0.9, 0.8}))};
    Number creaming{this,
                    "creaming",
                    0.3,
                    {"", 0, 10},
                    "weight that graded suppliers give to households with drive, who are easier to show results with",
                    assumption("no figure found; gaming is reported, its size is not", triangular(0, 0.3, 0.7))};
    Number own_case{
        this,
        "own_case",
        0.01,
        {"", 0, 100},
        "how much less a neighbour whom an agency links weighs than a case of its own",
        assumption("no figure found; at equal claims it comes first; with more of it linking found work for more of "
                   "the cases than trials of help with search did",
                   lognormal({0.1, 0.003}, {0.9, 0.06}))};
    Number outreach{this,
                    "outreach",
                    2,
                    {"", 0, 1000},
                    "neighbours whose needs an agency puts forward in a month for each of its own cases with such a "
                    "need, at most",
                    assumption("no figure found; its time outside the contract is bounded, whatever its staff",
                               lognormal({0.1, 0.7}, {0.9, 6}))};
    Number urgent_months{this,
                         "urgent_months",
                         10,
                         {"months", 0.01, 1200},
                         "amount of money that is needed with full urgency, in months of a person at the poverty line",
                         assumption("no figure found; a stay in hospital, or a year's produce of a poor household",
                                    lognormal({0.1, 4}, {0.9, 25}))};
};

inline constexpr std::uint32_t no_one = std::numeric_limits<std::uint32_t>::max();

/// How a modality answers the questions of the market. It carries the parameters that its answers need.
class Modality {
  public:
    explicit Modality(Need answers) : need(answers) {}
    virtual ~Modality() = default;
    Modality(const Modality&) = delete;
    Modality& operator=(const Modality&) = delete;

    /// How many households a supplier can serve this month.
    virtual std::uint32_t capacity(const District& district, const Supplier& supplier) const = 0;
    /// The member who would be served (the head where it is all the same), or `no_one`.
    virtual std::uint32_t candidate(const District& district, std::uint32_t household) const = 0;
    /// How well an offer fits a need of that size, 0 to 1.
    virtual float fit(const District& district, std::uint32_t person, std::uint32_t supplier, float size) const = 0;
    /// Whether the household would take the offer.
    virtual bool accepts(const District& district, std::uint32_t household, std::uint32_t person,
                         std::uint32_t supplier) const = 0;
    /// Takes what the household gets from the supplier's capacity; 0 when nothing is left.
    virtual float take(District& district, std::uint32_t household, std::uint32_t supplier) const = 0;

    const Need need;
};

/// What a supplier adds to its preference for a household because it is graded: those with drive are easier to show
/// results with (creaming).
float easy_household(const District& district, const MatchingParameters& matching, std::size_t household,
                     std::size_t supplier);

/// Takes linking hours of the agency that keeps a household's record, or of the association that it is a member of,
/// and says whose they were; nobody's when neither has them left.
Linker spend_linking_hours(District& district, std::size_t household, float hours);

/// Matches the needs of one modality that are known with suppliers by the scenario's rule, within suppliers'
/// capacities: those that agencies recorded, within their linking hours, and those that suppliers heard of themselves.
/// Every true need gets its outcome; matches are added to the month's list.
void hold_market(District& district, const MatchingParameters& matching, const KnowledgeParameters& knowledge,
                 const RequestParameters& requests, const Modality& modality);

} // namespace alleviation
