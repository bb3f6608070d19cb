/// Who knows what of whom: records of households, how fresh they are, and who can see them; assessed suppliers.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

#include <array>
#include <cstring>
#include <span>

namespace alleviation {

struct KnowledgeParameters : sim::schema::ParameterGroup {
    explicit KnowledgeParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "knowledge", "信息", "How long records count, and who knows whom anyway.")
    {
    }
    Number half_life{
        this,
        "half_life",
        4,
        {"months", 0.1, 120},
        "time after which a record has lost half its freshness",
        assumption("no figure found; from an illness's length to a farming season", lognormal({0.1, 2}, {0.9, 8}))};
    Number pair_keeps{
        this,
        "pair_keeps",
        2,
        {"", 1, 100},
        "by how much longer a record stays fresh with a helper at the household's side",
        assumption("no figure found; a helper who calls every month tells of what has changed", triangular(1, 2, 4))};
    Number renewed_below{this,
                         "renewed_below",
                         0.6,
                         {"", 0, 1},
                         "freshness below which a record is renewed, by a visit or by a report of an association",
                         assumption("no figure found; at 0.6 three months after a visit", triangular(0.4, 0.6, 0.8))};
    Number oldest_record{this,
                         "oldest_record",
                         0.1,
                         {"", 0, 1},
                         "freshness below which a record counts no more",
                         assumption("no figure found; two to six half-lives", triangular(0.02, 0.1, 0.25))};
    Number acquaintance{
        this,
        "acquaintance",
        5,
        {"km", 0.01, 1000},
        "distance at which the chance that a supplier knows a household anyway has fallen to about a third",
        assumption("no figure found; from the next village to across the town", lognormal({0.1, 2}, {0.9, 12}))};
    Number offer_error{
        this,
        "offer_error",
        0.5,
        {"", 0, 10},
        "spread of the error in how well an offer is thought to fit, for competence 0",
        assumption("no figure found; offers are well told by who makes them, or hardly better known than needs",
                   triangular(0.2, 0.5, 1))};
};

/// How far records are shared; the levels of the mechanism `platform`.
enum class Sharing : std::uint8_t { none, agency, county };
/// How far they are this month.
Sharing sharing(const District& district);

/// Freshness of a household's record by its age: 1 when new, 0.5 at the half-life, which is longer with a helper at its
/// side; 0 without a record.
float freshness(const District& district, const KnowledgeParameters& knowledge, std::size_t household);
/// Whether a household has a record that is fresh enough to count.
bool has_record(const District& district, const KnowledgeParameters& knowledge, std::size_t household);

/// How fresh records are this month, for who asks about many of them.
class Freshness {
  public:
    Freshness(const District& district, const KnowledgeParameters& knowledge);
    float operator()(std::size_t household) const
    {
        const auto& h = district_.households;
        const int age = h.surveyed_month[household].ago(district_.clock.step);
        const auto place = static_cast<std::size_t>(age);
        return age >= 0 && place < ages ? by_age_[h.pair[household] != nobody][place]
                                        : freshness(district_, knowledge_, household);
    }
    /// Whether the record of a household that has one is fresh enough to count.
    bool counts(std::size_t household) const { return (*this)(household) >= knowledge_.oldest_record; }

  private:
    static constexpr std::size_t ages = 48; ///< in months; older ones are rare
    const District& district_;
    const KnowledgeParameters& knowledge_;
    std::array<std::array<float, ages>, 2> by_age_; ///< without and with a helper at the household's side
};

/// Calls `visit(household)` for each of which somebody keeps a record; few are known, so several at a time are passed
/// over.
template <class Visit>
void each_recorded(const Households& households, Visit visit)
{
    const std::span<const std::int16_t> keeper = households.record_agency;
    constexpr std::size_t at_once = 16;
    std::size_t i = 0;
    for (; i + at_once <= keeper.size(); i += at_once) {
        std::array<std::uint64_t, at_once * sizeof(std::int16_t) / sizeof(std::uint64_t)> words;
        std::memcpy(words.data(), &keeper[i], sizeof words);
        static_assert(nobody == -1, "all bits of nobody are 1");
        if ((words[0] & words[1] & words[2] & words[3]) == ~std::uint64_t{0}) continue;
        for (std::size_t k = i; k < i + at_once; ++k)
            if (keeper[k] != nobody) visit(static_cast<std::uint32_t>(k));
    }
    for (; i < keeper.size(); ++i)
        if (keeper[i] != nobody) visit(static_cast<std::uint32_t>(i));
}

/// Whether an agency can link households with a supplier: it is within reach and has been assessed.
bool can_link(const District& district, std::size_t agency, std::size_t supplier);
/// Error with which an agency sees how well a supplier's offers fit; drawn anew with each assessment.
float fit_error(const District& district, const KnowledgeParameters& knowledge, std::size_t agency,
                std::size_t supplier);

/// Whether supplier and household know each other without any platform: lasting, and rarer with distance.
bool acquainted(const District& district, const KnowledgeParameters& knowledge, std::size_t household,
                std::size_t supplier);
/// Whether a supplier can learn this month of the recorded needs of a household that has a record that counts.
bool can_see(const District& district, const KnowledgeParameters& knowledge, std::size_t household,
             std::size_t supplier);

} // namespace alleviation
