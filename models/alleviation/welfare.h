/// Welfare and poverty: the lines by which households are judged, and in what they are deprived.
#pragma once

#include "models/alleviation/definitions.h"
#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

#include <algorithm>

namespace alleviation {

struct WelfareParameters : sim::schema::ParameterGroup {
    explicit WelfareParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "welfare", "贫困线与低保线",
                         "The lines by which households are judged; they rise with prices.")
    {
    }
    Number poverty_line{this,
                        "poverty_line",
                        2995,
                        {"yuan", 1, 1e6},
                        "national rural poverty line, a person and year, at prices of the start",
                        assumption("2,995 yuan in 2018 is commonly quoted, not verified; 2,300 yuan at 2010 prices, "
                                   "moved by a rural consumer price index, make about 2,800 to 3,050",
                                   triangular(2800, 2995, 3050))};
    Number subsistence{
        this,
        "subsistence",
        150,
        {"yuan/person/month", 0, 1e5},
        "consumption that nobody goes below by choice",
        assumption("about 60 % of the poverty line; half to four fifths are conceivable", triangular(120, 150, 200))};
    Number own_food{this,
                    "own_food",
                    0.6,
                    {"", 0, 1},
                    "share of subsistence that own produce can stand for, the most that is eaten from the larder",
                    assumption("no figure found; food is most of subsistence, and not all of it grows at home",
                               triangular(0.4, 0.6, 0.75))};
    Number dibao_line{this,
                      "dibao_line",
                      3600,
                      {"yuan/person/year", 0, 1e6},
                      "income a head up to which dibao can be claimed, at prices of the start",
                      assumption("rural dibao standards lay somewhat above the poverty line; the national mean was a "
                                 "good deal higher than the poor counties'",
                                 triangular(3000, 3600, 5000))};
    Number dibao_hoped{
        this,
        "dibao_hoped",
        3.5,
        {"dibao lines", 1, 100},
        "own income a head up to which a household claims dibao; with a severely ill or disabled member it claims "
        "whatever its income",
        assumption("no figure found; who is not far above the line may be taken to be below it",
                   triangular(2, 3.5, 5))};
};

inline float income_per_head(const Households& h, std::size_t household)
{
    return h.income_12[household] / std::max(1.0f, static_cast<float>(h.members[household]));
}
/// Whether a yearly amount is below a line for each of so many members (strictly).
inline bool below(double line, float yearly, std::uint8_t members)
{
    return (members > 0) & (static_cast<double>(yearly) < line * static_cast<double>(members));
}
/// Whether a household's income of the last twelve months lies below the poverty line (strictly).
inline bool income_poor(const District& district, std::size_t household)
{
    const auto& h = district.households;
    return below(district.environment.poverty_line, h.income_12[household], h.members[household]);
}
inline bool consumption_poor(const District& district, std::size_t household)
{
    const auto& h = district.households;
    return below(district.environment.poverty_line, h.consumption_12[household], h.members[household]);
}

/// The deprivations of 两不愁三保障 and safe water, one bit each.
enum Deprivation : unsigned { food = 1, clothing = 2, schooling_lost = 4, medical = 8, housing = 16, water = 32 };
unsigned deprivations(const District& district, std::size_t household);

/// Whether it is on the register or has left it.
inline bool ever_registered(const Households& households, std::size_t household)
{
    return static_cast<bool>(households.registered[household] | households.ever_exited[household]);
}

} // namespace alleviation
