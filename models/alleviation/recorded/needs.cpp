#include "models/alleviation/knowledge.h"
#include "models/alleviation/recorded/part.h"
#include "models/alleviation/recorded/sums.h"
#include "sim/core/levels.h"

#include <array>
#include <cmath>

namespace alleviation {

namespace {

using sim::schema::Good;
using sim::schema::Group;
using sim::schema::Storage;

/// Sums over the households of a group.
struct Tally {
    std::array<std::array<double, need_outcome_count>, need_count> count{}, motivation{};
    std::array<double, need_count> error{}, compared{}, overlooked{}, delivered{};
    double recorded = 0;

    void add(const District& district, const KnowledgeParameters& knowledge, std::size_t household)
    {
        const auto& h = district.households;
        const bool known = has_record(district, knowledge, household);
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
            delivered[k] += other.delivered[k];
            for (std::size_t r = 0; r < need_outcome_count; ++r) {
                count[k][r] += other.count[k][r];
                motivation[k][r] += other.motivation[k][r];
            }
        }
    }
};

/// Of each need and outcome.
const Output<double(const Tally&, std::size_t)> of_outcomes[] = {
    {.what = {"count", "有此需求的户数", "households", "households with the need"},
     .value = [](const Tally& t, std::size_t n) { return t.count[n / need_outcome_count][n % need_outcome_count]; },
     .storage = Storage::int32},
    {.what = {"motivation", "平均内生动力", "1",
              "mean motivation of those households; where the met exceed the unmet, helpers choose easy cases (掐尖)"},
     .value = [](const Tally& t,
                 std::size_t n) { return t.motivation[n / need_outcome_count][n % need_outcome_count]; },
     .per = [](const Tally& t, std::size_t n) { return t.count[n / need_outcome_count][n % need_outcome_count]; },
     .good = Good::more},
};
/// Of each need.
const Output<double(const Tally&, std::size_t)> of_needs[] = {
    {.what = {"error", "记录误差", "log points",
              "mean size of the error in records that count, where both need and record are above zero"},
     .value = [](const Tally& t, std::size_t n) { return t.error[n]; },
     .per = [](const Tally& t, std::size_t n) { return t.compared[n]; },
     .good = Good::less,
     .range = at_least(0)},
    {.what = {"overlooked", "记录遗漏需求的户数", "households",
              "households with a record that counts and a need that it does not show"},
     .value = [](const Tally& t, std::size_t n) { return t.overlooked[n]; },
     .good = Good::less,
     .storage = Storage::int32},
    {.what = {"delivered", "累计提供的帮扶", "unit of the need",
              "help delivered since the start: yuan of produce bought and of grants, posts and seats taken; company is "
              "not counted. Held against the baseline for all groups it tells how much was taken from others"},
     .value = [](const Tally& t, std::size_t n) { return t.delivered[n]; },
     .good = Good::more,
     .range = at_least(0)},
};
const Output<double(const Tally&)> of_groups[] = {
    {.what = {"recorded", "有有效记录的户数", "households", "households with a record that still counts"},
     .value = [](const Tally& t) { return t.recorded; },
     .good = Good::more,
     .storage = Storage::int32},
};

const OutputGroup needs_group(
    [](const Parameters& p) {
        Group out{"needs",
                  "needs of the month, met and unmet by reason; the outcomes add up to the needs",
                  every_month(p),
                  {group_dimension(),
                   {"modality", "what is needed", texts(need_names), {}, {}},
                   {"outcome", "met, or why not", texts(need_outcome_names), {}, {}}}};
        out.compared = true;
        out.about = project_households; // hardly anybody else is surveyed or helped
        return out;
    },
    {{of_outcomes, {"group", "modality", "outcome"}}, {of_needs, {"group", "modality"}}, {of_groups, {"group"}}},
    always);

/// Marks with 1 the households of a chunk that nobody keeps a record of and whose needs, if any, nobody knows:
/// most of them, so that they are counted together.
QIAO_TARGET_CLONES void mark_unseen(std::size_t count, const std::int16_t* __restrict keeper,
                                    const StudyGroup* __restrict study_group, StudyGroup usual,
                                    std::uint8_t* __restrict unseen)
{
    for (std::size_t k = 0; k < count; ++k) unseen[k] = (keeper[k] == nobody) & (study_group[k] == usual);
}
QIAO_TARGET_CLONES void unmark_answered(std::size_t count, const float* __restrict need,
                                        const NeedOutcome* __restrict outcome, std::uint8_t* __restrict unseen)
{
    for (std::size_t k = 0; k < count; ++k) unseen[k] &= !(need[k] > 0) | (outcome[k] == NeedOutcome::not_known);
}

/// How many of the unseen have a need; leaves their motivation in `motivated`, and 0 for the others.
QIAO_TARGET_CLONES std::uint32_t count_needy(std::size_t count, const float* __restrict need,
                                             const std::uint32_t* __restrict unseen, const float* __restrict motivation,
                                             double* __restrict motivated)
{
    std::uint32_t needy = 0;
    for (std::size_t k = 0; k < count; ++k) needy += need[k] > 0 ? unseen[k] : 0;
    for (std::size_t k = 0; k < count; ++k)
        motivated[k] = static_cast<double>(need[k] > 0 ? motivation[k] * static_cast<float>(unseen[k]) : 0.0f);
    return needy;
}

void add_block(const District& district, const KnowledgeParameters& knowledge, std::size_t first, std::size_t count,
               std::array<Tally, study_group_count + 1>& groups)
{
    const auto& h = district.households;
    const StudyGroup usual = h.study_group[first + count - 1];
    Chunk<std::uint8_t> unseen;
    mark_unseen(count, h.record_agency.data() + first, h.study_group.data() + first, usual, unseen.data());
    for (std::size_t n = 0; n < need_count; ++n)
        unmark_answered(count, h.need[n].data() + first, district.outcome[n].data() + first, unseen.data());
    Chunk<std::uint32_t> counted;
    for (std::size_t k = 0; k < count; ++k) counted[k] = unseen[k];
    Chunk<double> motivated;
    Tally& together = groups[index(usual)];
    for (std::size_t n = 0; n < need_count; ++n) {
        together.count[n][index(NeedOutcome::not_known)] +=
            count_needy(count, h.need[n].data() + first, counted.data(), h.motivation.data() + first, motivated.data());
        together.motivation[n][index(NeedOutcome::not_known)] += sum_of_reals(std::span(motivated).first(count));
    }
    for (std::size_t k = 0; k < count; ++k)
        if (!unseen[k]) groups[index(h.study_group[first + k])].add(district, knowledge, first + k);
}

void write_needs(const Parameters& p, const std::vector<District>& districts, const MonthCells& month)
{
    const auto& knowledge = p.groups.get<KnowledgeParameters>();
    std::array<Tally, study_group_count + 1> groups; // the last is all households
    for (const auto& district : districts) {
        for (std::size_t g = 0; g < study_group_count; ++g)
            for (std::size_t k = 0; k < need_count; ++k) groups[g].delivered[k] += district.delivered[g][k];
        for_each_chunk(district.household_count(), [&](std::size_t first, std::size_t count) {
            add_block(district, knowledge, first, count, groups);
        });
    }
    for (std::size_t study_group = 0; study_group < study_group_count; ++study_group)
        groups[study_group_count].add(groups[study_group]);
    constexpr std::size_t outcomes = need_count * need_outcome_count;
    const Cells cells = month.of(needs_group);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        cells.fill_each(of_outcomes, g * outcomes, outcomes, groups[g]);
        cells.fill_each(of_needs, g * need_count, need_count, groups[g]);
        cells.fill(of_groups, g, groups[g]);
    }
}

} // namespace

const Part needs_part{{&needs_group}, write_needs};

} // namespace alleviation
