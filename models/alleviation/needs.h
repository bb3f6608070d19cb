/// The five needs of a household, what becomes of them in a month, and matches.
#pragma once

#include "sim/schema/parameter.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace alleviation {

/// What a household lacks; the first four are answered by the paper's four modalities (消费、就业、技术、资金扶贫).
enum class Need : std::uint8_t { sales, work, skills, funds, care };
inline constexpr std::size_t need_count = 5;
inline constexpr std::array<std::string_view, need_count> need_names{"sales", "work", "skills", "funds", "care"};
inline constexpr std::array<std::string_view, need_count> need_units{"yuan", "persons", "skill points", "yuan", ""};

struct NeedsParameters : sim::schema::ParameterGroup {
    explicit NeedsParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "needs", "需求", "When a lack counts as a need.")
    {
    }
    Number sales{this,
                 "sales",
                 300,
                 {"yuan", 0, 1e6},
                 "unsold produce from which help to sell is needed",
                 assumption("no figure found; a tenth of the poverty line: from a day at the market to a trader's load",
                            lognormal({0.1, 150}, {0.9, 600}))};
    Number skills{this,
                  "skills",
                  0.4,
                  {"", 0, 1},
                  "trade skill below which a working-age member lacks it",
                  assumption("no figure found; below the middle of the scale", triangular(0.25, 0.4, 0.55))};
    Number funds{this,
                 "funds",
                 300,
                 {"yuan", 0, 1e6},
                 "urgent gap from which funds are needed",
                 assumption("no figure found; a tenth of the poverty line: from what a neighbour lends at once to a "
                            "month's food of a household",
                            lognormal({0.1, 150}, {0.9, 600}))};
    Number care{this,
                "care",
                0.55,
                {"", 0, 2},
                "want of hope and burden of care from which company is needed",
                assumption("no figure found; around the middle of the scale", triangular(0.4, 0.55, 0.75))};
    Number poor_below{this,
                      "poor_below",
                      2.0,
                      {"poverty lines", 0, 100},
                      "households above so many poverty lines a head manage by themselves, and count no needs",
                      assumption("no figure found; programmes help the near-poor up to one and a half or two lines",
                                 triangular(1.3, 2, 3))};
    Number burden{this,
                  "burden",
                  0.2,
                  {"", 0, 1},
                  "burden of care for each severely ill or disabled member",
                  assumption("no figure found; two such members weigh as much as lost hope, or three to ten do",
                             triangular(0.1, 0.2, 0.5))};
    Number hopeless{this,
                    "hopeless",
                    0.2,
                    {"", 0, 1},
                    "motivation up to which a household wants no work",
                    assumption("no figure found; towards the low end of the scale", triangular(0.05, 0.2, 0.35))};
};

/// What became of a need this month. Each need has exactly one outcome, so they add up to the needs.
enum class NeedOutcome : std::uint8_t {
    met,
    not_known,       ///< nobody recorded it, and nobody who could help heard of it
    waiting,         ///< a supplier heard of it and has not decided yet
    not_visible,     ///< recorded, but no supplier can see the record
    no_capacity,     ///< suppliers know of it, and have nothing left
    no_linker_hours, ///< a place was found, and nobody had the time to arrange it
    declined,
    not_eligible
};
inline constexpr std::size_t need_outcome_count = 8;
inline constexpr std::array<std::string_view, need_outcome_count> need_outcome_names{
    "met", "not_known", "waiting", "not_visible", "no_capacity", "no_linker_hours", "declined", "not_eligible"};

/// Groups of households that results are told for.
enum class StudyGroup : std::uint8_t { treated, spillover, comparison };
inline constexpr std::size_t study_group_count = 3;
inline constexpr std::array<std::string_view, study_group_count> study_group_names{
    "project households", "pilot villages", "comparison villages"};
inline constexpr std::string_view all_households = "all households";

/// Who brought a match about. Nobody: it was not arranged. An agency and an association arrange it in their time; a
/// pair answers what is urgent by itself; the household applied by itself; a village official passed its need on; or
/// the supplier's own people knew the household.
enum class Linker : std::uint8_t { nobody, agency, association, pair, household, official, acquaintance };

inline constexpr std::uint32_t no_agency = std::numeric_limits<std::uint32_t>::max();

/// A need that found a supplier this month.
struct Match {
    std::uint32_t household = 0;
    std::uint32_t person = 0; ///< who works or learns; the head otherwise
    std::uint32_t supplier = 0;
    std::uint32_t agency = 0; ///< under whose record it was arranged; `no_agency` where none was needed
    Need need = Need::sales;
    float quantity = 0; ///< of the need's unit
    float score = 0;
    Linker linker = Linker::agency;
};

/// A match that was possible: what the matching rule chose from.
struct Option {
    std::uint32_t household = 0, supplier = 0;
    Need need = Need::sales;
    float household_score = 0, supplier_score = 0;
    std::uint32_t tie = 0;      ///< decides between equal scores, the smaller first
    std::uint32_t capacity = 0; ///< households that the supplier could serve this month
    bool chosen = false;        ///< by the rule; the linker's hours may still not reach
    std::uint8_t round = 0;     ///< from 1 on: among what was left where linking hours had run out
};

/// A need that a supplier has heard of without any agency. A household has at most one for each need.
struct Request {
    std::uint32_t household = 0;
    std::int16_t supplier = 0;
    std::int16_t month = 0; ///< in which the supplier heard of it
    Need need = Need::sales;
    Linker by = Linker::household; ///< household, official or acquaintance
};

inline constexpr std::size_t index(Need need)
{
    return static_cast<std::size_t>(need);
}
inline constexpr std::size_t index(NeedOutcome result)
{
    return static_cast<std::size_t>(result);
}
inline constexpr std::size_t index(StudyGroup study_group)
{
    return static_cast<std::size_t>(study_group);
}

} // namespace alleviation
