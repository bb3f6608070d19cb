#include "models/alleviation/close_books/public_transfers.h"

#include "models/alleviation/close_books/pay_households.h"
#include "models/alleviation/definitions.h"
#include "models/alleviation/members.h"
#include "models/alleviation/welfare.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace alleviation {

namespace {

constexpr sim::Process known{"what officials know", "households"};
constexpr sim::Process inquiry{"inquiry of the year", "households"};

QIAO_TARGET_CLONES void mark_old(std::size_t count, const std::uint8_t* __restrict age, std::uint8_t* __restrict old)
{
    for (std::size_t k = 0; k < count; ++k) old[k] = age[k] >= pension_from;
}
QIAO_TARGET_CLONES void entitle(std::size_t count, std::int64_t pension, const std::uint8_t* __restrict old,
                                std::int64_t* __restrict amounts)
{
    for (std::size_t k = 0; k < count; ++k) amounts[k] = old[k] * pension;
}

void pensions(District& district, const PublicTransferParameters& p)
{
    const auto& persons = district.persons;
    const std::int64_t pension = whole_fen(p.pension.real() * district.environment.price_index);
    Mask old;
    Chunk<std::uint8_t> number_old;
    Chunk<std::int64_t> amounts;
    for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
        mark_old(chunk.persons, persons.age.data() + chunk.first_person, old.data());
        count_marked(district.households, chunk, old, number_old.data());
        entitle(chunk.households, pension, number_old.data(), amounts.data());
        pay_from(district, Holder::government, chunk.first, std::span(amounts).first(chunk.households), For::pension);
    });
}

void land_subsidies(District& district, const PublicTransferParameters& p)
{
    if (district.clock.now().of_year() != p.subsidy_month) return;
    const auto& h = district.households;
    const float rate = p.land_subsidy.real() * district.environment.price_index;
    pay_each_chunk(district, Holder::government, For::land_subsidy,
                   [&](std::size_t first, std::size_t count, std::int64_t* amounts) {
                       times_rate(count, rate, h.members.data() + first, h.land.data() + first, amounts);
                   });
}

/// Yuan of a year without dibao. What was granted has not changed since the review a year ago.
float means(const Households& h, std::size_t i)
{
    const int months = std::min(months_of_year, int{h.dibao_months[i]});
    return h.income_12[i] - static_cast<float>(months) * h.allowance[i];
}

/// Calls `look(i, seen)` for each household that is marked and `wanted`, with its income a head without dibao as
/// officials see it this year, in yuan. Hardship and being watched make it look less.
template <class Wanted, class Look>
void inquire(const District& district, const PublicTransferParameters& p, std::span<const std::uint8_t> marks,
             Wanted wanted, Look look)
{
    const auto& h = district.households;
    const float known_error = p.known_error.real(), yearly_error = p.yearly_error.real();
    FirstDraws lasting, of_year;
    Chunk<std::uint32_t> row, identity, year;
    year.fill(static_cast<std::uint32_t>(district.clock.now().year()));
    Chunk<float> looks;
    for_each_chunk(h.rows(), [&](std::size_t first, std::size_t count) {
        std::size_t n = 0;
        for_each_set(marks.subspan(first, count), [&](std::size_t k) {
            if (!wanted(first + k)) return;
            row[n] = static_cast<std::uint32_t>(first + k);
            identity[n++] = h.identity[first + k];
        });
        if (n == 0) return;
        const auto entities = std::span<const std::uint32_t>(identity).first(n);
        lasting.normals(district, known, entities, 0);
        sim::draw_first(district.randomness, inquiry, entities, std::span(year).first(n), 0, of_year.words.data());
        sim::normals(std::span(of_year.words).first(n), of_year.numbers.data());
        for (std::size_t k = 0; k < n; ++k) {
            const float looks_poorer = (h.hardship[row[k]] ? p.hardship_counts.real() : 0.0f) +
                                       (h.monitored[row[k]] ? p.watched_counts.real() : 0.0f);
            looks[k] = known_error * lasting.numbers[k] + yearly_error * of_year.numbers[k] - looks_poorer;
        }
        sim::exponentials(std::span(looks).first(n));
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = row[k];
            look(i, std::max(0.0f, means(h, i)) / static_cast<float>(h.members[i]) * looks[k]);
        }
    });
}

/// What a household gets a month, in classes by the gap that officials see.
void grant(District& district, const PublicTransferParameters& p, std::size_t i, float seen)
{
    auto& h = district.households;
    const float gap = std::max(0.0f, district.environment.dibao_line - seen) / months_of_year;
    const float each = std::max(p.dibao_least.real() * district.environment.price_index, p.dibao_share.real() * gap);
    h.allowance[i] = each * static_cast<float>(h.members[i]);
}

QIAO_TARGET_CLONES void mark_hard(std::size_t count, const std::uint8_t* __restrict health,
                                  std::uint8_t* __restrict hard)
{
    for (std::size_t k = 0; k < count; ++k) hard[k] = health[k] >= static_cast<std::uint8_t>(Health::severe);
}

void note_hardship(District& district)
{
    auto& h = district.households;
    Mask hard;
    Chunk<std::uint8_t> number_hard;
    for_each_household_chunk(district, [&](const HouseholdChunk& chunk) {
        mark_hard(chunk.persons, district.persons.health.data() + chunk.first_person, hard.data());
        count_marked(h, chunk, hard, number_hard.data());
        for (std::size_t k = 0; k < chunk.households; ++k) h.hardship[chunk.first + k] = number_hard[k] > 0;
    });
}

/// In January officials look at who draws it: well above the line it fades, else it is set anew.
void review(District& district, const PublicTransferParameters& p)
{
    auto& h = district.households;
    const auto whole = [&](std::size_t i) { return h.members[i] > 0 && h.dibao_fades[i] == 0; };
    inquire(district, p, h.dibao, whole, [&](std::size_t i, float seen) {
        if (seen > p.dibao_ends.real() * district.environment.dibao_line)
            h.dibao_fades[i] = static_cast<std::uint8_t>(p.dibao_fades.value() + 1);
        else
            grant(district, p, i, seen);
    });
}

QIAO_TARGET_CLONES void claim_where_hoped(Households& h, std::size_t first, std::size_t count, float hoped,
                                          std::uint8_t months)
{
    const std::uint8_t *members = h.members.data() + first, *dibao = h.dibao.data() + first,
                       *hardship = h.hardship.data() + first;
    const StudyGroup* group = h.study_group.data() + first;
    const float* income = h.income_12.data() + first;
    std::uint8_t* claim = h.claim_months.data() + first;
    Chunk<std::uint8_t> hopes;
    for (std::size_t k = 0; k < count; ++k) hopes[k] = income[k] / static_cast<float>(members[k]) < hoped;
    for (std::size_t k = 0; k < count; ++k) {
        const bool may = (members[k] > 0) & (dibao[k] == 0) & (group[k] != StudyGroup::treated);
        claim[k] = may & ((hardship[k] | hopes[k]) != 0) ? months : claim[k];
    }
}

/// Before the start whoever may hope for it has claimed; the list says itself who of its households draws it.
void claim_before_start(District& district, const PublicTransferParameters& p, const WelfareParameters& welfare)
{
    const float hoped = welfare.dibao_hoped.real() * district.environment.dibao_line;
    const auto waited = static_cast<std::uint8_t>(p.dibao_delay.value() + 1);
    for_each_chunk(district.households.rows(), [&](std::size_t first, std::size_t count) {
        claim_where_hoped(district.households, first, count, hoped, waited);
    });
}

/// Dibao's places, and who has them: of households that are or were on the register, and of others. Where no programme
/// keeps places for the former, all are for everybody.
class Places {
  public:
    Places(const District& district, const PublicTransferParameters& p)
        : households_(district.households), kept_(district.environment.dibao_registered >= 0)
    {
        const auto& h = households_;
        std::size_t living = 0, registered = 0;
        for (const auto& village : district.villages) living += village.living;
        for_each_set(h.dibao, [&](std::size_t i) { ++drawing_[kind(i)]; });
        const float all = p.dibao_places.real() * static_cast<float>(living);
        places_[others] = static_cast<std::size_t>(all);
        if (!kept_) return;
        for (std::size_t i = 0; i < h.rows(); ++i) registered += h.members[i] > 0 && ever_registered(h, i);
        const float kept = district.environment.dibao_registered * static_cast<float>(registered);
        places_ = {static_cast<std::size_t>(std::max(0.0f, all - kept)), static_cast<std::size_t>(std::lround(kept))};
    }
    static constexpr std::size_t others = 0, register_ = 1; ///< whom places are for
    std::size_t kind(std::size_t household) const
    {
        return kept_ && ever_registered(households_, household) ? register_ : others;
    }
    std::ptrdiff_t free(std::size_t kind) const
    {
        return static_cast<std::ptrdiff_t>(places_[kind] - std::min(places_[kind], drawing_[kind]));
    }

  private:
    const Households& households_;
    bool kept_;
    std::array<std::size_t, 2> drawing_{}, places_{};
};

/// Where a programme keeps places for the register, officials claim for whom it supports (兜底保障).
void claim_for_supported(District& district, const WelfareParameters& welfare)
{
    auto& h = district.households;
    if (district.environment.dibao_registered < 0) return;
    const float hoped = welfare.dibao_hoped.real() * district.environment.dibao_line;
    for_each_set(h.supported, [&](std::size_t i) {
        if (h.dibao[i] == 0 && h.claim_months[i] == 0 && (h.hardship[i] || income_per_head(h, i) < hoped))
            h.claim_months[i] = 1;
    });
}

/// Places that are free go to those who seem poorest of those below the line, once their claim is old enough.
void decide(District& district, const PublicTransferParameters& p)
{
    auto& h = district.households;
    const Places places(district, p);
    auto& claims = district.scratch.ranked;
    claims.clear();
    const auto old_enough = [&](std::size_t i) {
        std::uint8_t& months = h.claim_months[i];
        if (h.members[i] == 0 || h.dibao[i] || months > p.dibao_waits.value()) {
            months = 0;
            return false;
        }
        return months++ > p.dibao_delay.value();
    };
    inquire(district, p, h.claim_months, old_enough, [&](std::size_t i, float seen) {
        if (seen < district.environment.dibao_line)
            claims.push_back({-seen, h.identity[i], static_cast<std::uint32_t>(i)});
        else
            h.claim_months[i] = 0; // refused
    });
    auto first = claims.begin();
    for (const std::size_t of : {Places::others, Places::register_}) {
        const auto end = std::partition(first, claims.end(),
                                        [&](const Ranked& claim) { return places.kind(claim.household) == of; });
        const auto granted = first + std::min(end - first, places.free(of));
        std::nth_element(first, granted, end);
        for (; first != granted; ++first) {
            const std::size_t i = first->household;
            h.dibao[i] = 1;
            h.dibao_months[i] = h.dibao_fades[i] = h.claim_months[i] = 0;
            grant(district, p, i, -first->score);
        }
        first = end;
    }
}

void pay_dibao(District& district, const PublicTransferParameters& p)
{
    auto& h = district.households;
    const auto listed = [&](std::size_t i) { return h.dibao_months[i] == 0 && h.allowance[i] <= 0; };
    inquire(district, p, h.dibao, listed, [&](std::size_t i, float seen) { grant(district, p, i, seen); });
    const auto whole = static_cast<float>(p.dibao_fades.value() + 1);
    for_each_set(h.dibao, [&](std::size_t i) {
        float share = 1;
        if (h.dibao_fades[i] > 0) share = static_cast<float>(--h.dibao_fades[i]) / whole;
        if (share <= 0) {
            h.dibao[i] = h.dibao_months[i] = 0;
            h.allowance[i] = 0;
            return;
        }
        h.dibao_months[i] = static_cast<std::uint8_t>(std::min(most_counted, h.dibao_months[i] + 1));
        district.pay(account(Holder::government), account(Holder::household, i),
                     sim::Fen(whole_fen(share * h.allowance[i])), For::dibao);
    });
}

void dibao(District& district, const PublicTransferParameters& p, const WelfareParameters& welfare)
{
    if (district.clock.january()) {
        note_hardship(district);
        review(district, p);
        claim_for_supported(district, welfare);
    }
    if (district.clock.step < 0) claim_before_start(district, p, welfare);
    decide(district, p);
    pay_dibao(district, p);
}

} // namespace

void public_transfers(District& district, const PublicTransferParameters& p, const WelfareParameters& welfare)
{
    pensions(district, p);
    land_subsidies(district, p);
    dibao(district, p, welfare);
}

const Mechanism public_transfers_mechanism = mechanism<public_transfers>(
    {.name = "public_transfers",
     .chinese = "转移性收入",
     .section = "",
     .meaning =
         "Pensions from 60, a yearly subsidy by area, and dibao. Officials decide on claims for dibao after some "
         "weeks: they see income with an error that partly lasts, look at severe illness and disability, too, and "
         "grant the county's free places to those who seem poorest below the line; others wait. They pay a share of "
         "the gap that they see, at least a fixed sum a head. Every January they look again, at income without the "
         "allowance: well above the line it fades over some months (渐退期) instead of ending at once. Before the "
         "start all who may hope for it have claimed it, and the places are filled. Where a programme says what share "
         "of those who are or were on the register shall draw it, so many places are kept for them, and officials "
         "claim for whom the register supports.",
     .reads = "ages, land, claims, income, health, monitoring",
     .writes = "households: allowance, cash, claim_months, dibao, dibao_fades, dibao_months, hardship"});

} // namespace alleviation
