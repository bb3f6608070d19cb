#include "models/alleviation/blocks.h"
#include "models/alleviation/recorded/part.h"

#include <array>
#include <cmath>

namespace alleviation {

namespace {

using sim::schema::Group;
using sim::schema::Storage;

Group needs_layout(const Parameters& p)
{
    Group out{"needs",
              "needs of the month, met and unmet by reason; the outcomes add up to the needs",
              every_month(p),
              {group_dimension(),
               {"modality", "what is needed", texts(need_names), {}, {}},
               {"outcome", "met, or why not", texts(result_names), {}, {}}},
              {{"count", "households", "households with the need", {"group", "modality", "outcome"}, Storage::int32},
               {"motivation",
                "1",
                "mean motivation of those households; where the met exceed the unmet, helpers choose easy cases (掐尖)",
                {"group", "modality", "outcome"},
                Storage::real32},
               {"error",
                "log points",
                "mean size of the error in records that count, where both need and record are above zero",
                {"group", "modality"},
                Storage::real32},
               {"overlooked",
                "households",
                "households with a record that counts and a need that it does not show",
                {"group", "modality"},
                Storage::int32},
               {"recorded", "households", "households with a record that still counts", {"group"}, Storage::int32}},
              true};
    out.variables[1].mean = out.variables[2].mean = true;
    return out;
}

/// Sums over the households of a group.
struct Tally {
    std::array<std::array<double, result_count>, need_count> count{}, motivation{};
    std::array<double, need_count> error{}, compared{}, overlooked{};
    double recorded = 0;

    void add(const District& district, std::size_t household)
    {
        const auto& h = district.households;
        const bool known = has_record(district, household);
        recorded += known ? 1 : 0;
        for (std::size_t k = 0; k < need_count; ++k) {
            const float need = h.need[k][household];
            if (need <= 0) continue;
            const std::size_t outcome = index(district.outcome[k][household]);
            count[k][outcome] += 1;
            motivation[k][outcome] += double{h.motivation[household]};
            if (!known) continue;
            const float observed = h.observed[k][household];
            overlooked[k] += observed <= 0 ? 1 : 0;
            if (observed <= 0) continue;
            error[k] += std::abs(std::log(double{observed} / double{need}));
            compared[k] += 1;
        }
    }
    void add(const Tally& other)
    {
        recorded += other.recorded;
        for (std::size_t k = 0; k < need_count; ++k) {
            error[k] += other.error[k];
            compared[k] += other.compared[k];
            overlooked[k] += other.overlooked[k];
            for (std::size_t r = 0; r < result_count; ++r) {
                count[k][r] += other.count[k][r];
                motivation[k][r] += other.motivation[k][r];
            }
        }
    }
};

/// Calls `visit(i)` for the households with a need or a record, found in a loop without branches.
template <class Visit>
void each_concerned(const District& district, Visit visit)
{
    const auto& h = district.households;
    Block<std::uint8_t> concerned;
    by_blocks(h.rows(), [&](std::size_t first, std::size_t count) {
        const std::int16_t* keeper = h.record_agency.data() + first;
        for (std::size_t k = 0; k < count; ++k) concerned[k] = keeper[k] != nobody;
        for (const auto& column : h.need) {
            const float* need = column.data() + first;
            for (std::size_t k = 0; k < count; ++k) concerned[k] |= static_cast<std::uint8_t>(need[k] > 0);
        }
        for (std::size_t k = 0; k < count; ++k)
            if (concerned[k]) visit(first + k);
    });
}

void record_needs(const std::vector<District>& districts, const Cells& cells_of)
{
    std::array<Tally, circle_count + 1> groups; // the last is all households
    for (const auto& district : districts)
        each_concerned(district, [&](std::size_t i) { groups[index(district.households.circle[i])].add(district, i); });
    for (std::size_t circle = 0; circle < circle_count; ++circle) groups[circle_count].add(groups[circle]);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const Tally& tally = groups[g];
        for (std::size_t k = 0; k < need_count; ++k) {
            const std::size_t by_need = g * need_count + k;
            for (std::size_t r = 0; r < result_count; ++r) {
                cells_of.of(0)[by_need * result_count + r] = tally.count[k][r];
                cells_of.put_mean(1, by_need * result_count + r, tally.motivation[k][r], tally.count[k][r]);
            }
            cells_of.put_mean(2, by_need, tally.error[k], tally.compared[k]);
            cells_of.of(3)[by_need] = tally.overlooked[k];
        }
        cells_of.of(4)[g] = tally.recorded;
    }
}

} // namespace

const Part needs_part{.groups = [](const Parameters& p) { return std::vector{needs_layout(p)}; },
                      .record = record_needs,
                      .of_many = true};

} // namespace alleviation
