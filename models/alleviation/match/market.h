/// The market of one modality in one month: who needs, who offers, and what becomes of each need.
#pragma once

#include "models/alleviation/mechanism.h"

namespace alleviation {

/// How a modality answers the questions of the market. Plain functions, so that each modality stands in a file.
struct Modality {
    Need need;
    /// How many households a supplier can serve this month.
    std::uint32_t (*capacity)(const District& district, const Supplier& supplier);
    /// The member who would be served (the head where it is all the same), or `no_one`.
    std::uint32_t (*candidate)(const District& district, std::uint32_t household);
    /// How well an offer fits the need, 0 to 1.
    float (*fit)(const District& district, std::uint32_t household, std::uint32_t person, std::uint32_t supplier);
    /// Whether the household would take the offer.
    bool (*accepts)(const District& district, std::uint32_t household, std::uint32_t person, std::uint32_t supplier);
    /// Takes what the household gets from the supplier's capacity; 0 when nothing is left.
    float (*take)(District& district, std::uint32_t household, std::uint32_t supplier);
};

/// Takes linking hours of the agency that keeps a household's record, or of the association that it is a member of,
/// and says whose they were; nobody's when neither has them left.
Linker spend_linking_hours(District& district, std::size_t household, float hours);

inline constexpr std::uint32_t no_one = 0xffffffffu;

/// Matches the recorded needs of one modality with suppliers by the scenario's rule, within suppliers' capacities and
/// agencies' linking hours. Every true need gets its outcome; matches are added to the month's list.
void hold_market(District& district, const Modality& modality);

} // namespace alleviation
