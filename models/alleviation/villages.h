/// Villages, who knows whom in them, and their mutual-aid associations.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace alleviation {

/// Who knows whom: the households with which each household has a tie. Fixed at founding.
struct Ties {
    std::vector<std::uint32_t> first, other; ///< those of household i: other[first[i]] … other[first[i + 1] − 1]
    std::span<const std::uint32_t> of(std::size_t household) const
    {
        return std::span(other).subspan(first[household], first[household + 1] - first[household]);
    }
};

struct Village {
    std::uint32_t first_household = 0, households = 0;
    std::uint32_t living = 0; ///< households with members
    float free_land = 0;      ///< mu, fallen back to the village from households that died out
    bool pilot = false;
    std::int16_t agency = -1; ///< that surveys and organises there, of those at work; −1 none has yet
    float distance = 0;       ///< km to the county seat
    float price_discount = 0; ///< δ, gate price below the market price, as a share
    float unsold_share = 0;   ///< u, produce that finds no buyer in its month, as a share
    float weather = 0;        ///< this season's shock common to the village, log points
    std::uint32_t quota = 0;  ///< places on the register
    float branch = 0;  ///< strength of the Party branch and of self-government, 0 to 1 (村党支部、村民自治)
    bool team = false; ///< a resident work team is there (驻村工作队)
    float worker_skill = 0; ///< what training added to what its worker against poverty can do, 0 to 1 (村扶贫工作人员)
    float norm = 0; ///< how far helping one another is a matter of course beyond what it was, 0 to 1 (公益理念、乡风)
    bool collective = false;   ///< land and funds were turned into shares (三变)
    int collective_months = 0; ///< since then
    float pooled_land = 0;     ///< mu
    float collective_base = 0; ///< yuan in its fund once the last year was closed
    float pays_a_mu = 0;       ///< yuan that it pays for a mu of pooled land a year, as members have come to expect
};

/// Calls `visit(i)` for the rows of a village's households.
template <class Visit>
void each_household(const Village& village, Visit visit)
{
    for (std::uint32_t i = village.first_household; i < village.first_household + village.households; ++i) visit(i);
}

/// What a mutual-aid association is examined on (标准化建设).
enum class Standard : std::uint8_t {
    charter,
    governance,
    finance,
    activity_planning,
    resource_linking,
    record_keeping
};
inline constexpr std::size_t standard_count = 6;

/// A village's mutual-aid association (互助协会).
struct Association {
    /// What it has come to; each stage can do more.
    enum Stage : std::uint8_t { none, incubating, operating, standardised, self_sustaining };

    std::uint8_t stage = none;
    float maturity = 0; ///< 0 to 1
    std::array<float, standard_count> standards{};
    float activity = 0; ///< 0 to 1
    int idle_months = 0;
    std::uint32_t members = 0, leaders = 0; ///< households, persons
    float led_by_others = 0;                ///< how closely it is tied to the one that lends it a leader; 0 none does
    std::uint8_t grade = 0;                 ///< 1 (1A) to 5 (5A); 0 not graded yet
    int year_months = 0;                    ///< this year, at work
    float year_activity = 0;                ///< sum over them
    float linking_hours = 0, linking_hours_used = 0;
    int project_months = 0; ///< still to come of a project of its own
    bool licensed = false;  ///< one of its leaders is a social worker by examination: a local agency

    float standard(Standard which) const { return standards[static_cast<std::size_t>(which)]; }
    float mean_standard() const
    {
        float sum = 0;
        for (const float s : standards) sum += s;
        return sum / static_cast<float>(standard_count);
    }
};

/// How strongly associations are tied to one another, 0 to 1. Only those that were ever active have any ties, so that
/// nothing grows with the square of all villages.
class AssociationTies {
  public:
    /// The villages of those associations, in ascending order.
    std::span<const std::uint32_t> villages() const { return villages_; }
    /// The ties of the one in that place to each of them, in the same order.
    std::span<float> of(std::size_t place)
    {
        return std::span(strength_).subspan(place * villages_.size(), villages_.size());
    }
    std::span<const float> of(std::size_t place) const
    {
        return std::span(strength_).subspan(place * villages_.size(), villages_.size());
    }
    /// The ties of a village's association; none where it was never active.
    std::span<const float> of_village(std::uint32_t village) const;
    float between(std::uint32_t village, std::uint32_t other) const;
    /// Takes a village's association among them, with no ties yet; nothing changes where it is one of them.
    void include(std::uint32_t village);

  private:
    std::size_t place_of(std::uint32_t village) const;

    std::vector<std::uint32_t> villages_;
    std::vector<float> strength_; ///< [place × place]
};

} // namespace alleviation
