#include "models/alleviation/close_books/spending.h"

#include "models/alleviation/chunks.h"
#include "models/alleviation/close_books/coping.h"
#include "models/alleviation/definitions.h"
#include "sim/core/levels.h"

#include <algorithm>
#include <limits>

namespace alleviation {

namespace {

constexpr sim::Process occasion{"occasion", "households"};

/// A chunk of households under way through the month's spending. Amounts in fen; none for households without members.
struct Spenders {
    Chunk<float> heads;         ///< members
    Chunk<std::int64_t> counts; ///< all bits of households with members, none of others
    /// Their budgets: interest and repayment, bills, and what of consumption takes cash.
    Chunk<std::int64_t> debt_service, medical, school, subsistence, comfort;
    Chunk<std::int64_t> interest, repaid, food, other_goods, invested, built; ///< what else they pay
    Chunk<std::int64_t> borrowed, sales; ///< cash raised by a loan, and by assets sold
    Chunk<std::int64_t> lacks_cash;      ///< by how much the budget is beyond cash
    Chunk<std::uint8_t> must_cope;       ///< 1 where it still is when nothing is left to borrow, to sell or to defer
    Chunk<float> eaten;                  ///< from the larder, yuan
    Chunk<std::int64_t> received;        ///< this month's income in cash
};

/// In loops of their own: bytes among amounts in fen would make the vectors of the loops below too many for the
/// processor's registers.
QIAO_TARGET_CLONES void take_heads(std::size_t count, const std::uint8_t* __restrict members, float* __restrict heads,
                                   std::int64_t* __restrict counts)
{
    for (std::size_t k = 0; k < count; ++k) heads[k] = members[k];
    for (std::size_t k = 0; k < count; ++k) counts[k] = -static_cast<std::int64_t>(members[k] > 0);
}

/// What came in as income this month, costs of production not taken off.
QIAO_TARGET_CLONES void add_up(std::size_t count, const std::int64_t* __restrict received, std::int64_t* __restrict sum)
{
    for (std::size_t k = 0; k < count; ++k) sum[k] += received[k];
}

/// What everyone would like to pay, and by how much that is beyond their cash.
QIAO_TARGET_CLONES void plan(const District& district, const SpendingParameters& p, float buffer, float own_food,
                             std::size_t first, std::size_t count, const float* __restrict u, Spenders& spenders)
{
    const auto& h = district.households;
    const float least = district.environment.subsistence;
    const float from_income = p.from_income.real(), from_wealth = p.from_wealth.real(), half = p.wealth_half.real();
    const float occasions = p.occasions.real(), occasion_cost = p.occasion_cost.real(), from_luck = p.from_luck.real(),
                urgent_below = p.urgent_below.real();
    const float interest_rate = p.interest.real(), repayment_rate = p.repayment.real();
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const std::int64_t *medical = h.medical_due.data() + first, *school = h.school_due.data() + first;
    const std::int64_t* debt = h.debt.data() + first;
    const float *expected = h.expected_income.data() + first, *larder = h.larder.data() + first,
                *own_produce = h.own_produce_now.data() + first, *inputs = h.inputs_now.data() + first;
    const std::int64_t* received = spenders.received.data();
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const float heads = spenders.heads[k];
        const float cash = yuan_of(balance[k]), owed = static_cast<float>(sim::hot::real(debt[k]));
        const float usual = expected[k], needed = least * heads;
        const float spare = std::max(0.0f, cash - kept_back(buffer, usual));
        // Of what is beyond the buffer the less is spent the more there is of it (concave in wealth).
        const float scale = std::max({usual, needed, least});
        const float urgency = std::min(1.0f, urgent_below * needed / scale);
        const float drawn = from_wealth * urgency * urgency * spare / (1.0f + spare / (half * scale));
        const float outlay = u[k] < occasions ? std::min(spare, occasion_cost * usual) : 0.0f;
        const float luck =
            static_cast<float>(sim::hot::real(received[k])) / fen_of_yuan + own_produce[k] - inputs[k] - usual;
        // Own produce replaces most of the food that would be bought, as long as it lasts.
        const float eaten = std::min(larder[k], own_food * needed);
        const std::int64_t interest = sim::hot::whole(double{interest_rate * owed});
        const std::int64_t repayment = sim::hot::whole(double{repayment_rate * owed});
        const std::int64_t counts = spenders.counts[k];
        // What falls due is known before comfort is thought of; what pays back debt is saved, and nothing less is
        // spent.
        const float due = static_cast<float>(sim::hot::real(medical[k] + school[k] + interest)) / fen_of_yuan;
        const float comforts =
            std::max(0.0f, from_income * std::max(0.0f, usual - needed - due) + from_luck * luck) + drawn + outlay;
        spenders.interest[k] = interest & counts;
        spenders.debt_service[k] = (interest + repayment) & counts;
        spenders.medical[k] = medical[k] & counts;
        spenders.school[k] = school[k] & counts;
        spenders.subsistence[k] = whole_fen(needed - eaten) & counts;
        spenders.eaten[k] = heads > 0 ? eaten : 0.0f;
        spenders.comfort[k] = whole_fen(comforts) & counts;
        const std::int64_t total = spenders.debt_service[k] + spenders.medical[k] + spenders.school[k] +
                                   spenders.subsistence[k] + spenders.comfort[k];
        spenders.lacks_cash[k] = std::max<std::int64_t>(0, total - balance[k]) & counts;
    }
}

/// Where cash does not suffice households borrow, do without comfort, let the lender wait, and sell part of their
/// assets, in this order; those whose budget is still beyond their cash must cope otherwise.
QIAO_TARGET_CLONES void make_up(District& district, const SpendingParameters& p, const CreditParameters& credit_limit,
                                std::size_t first, std::size_t count, Spenders& spenders)
{
    auto& h = district.households;
    const float of_income = credit_limit.income.real(), of_capital = credit_limit.capital.real();
    // At no price nothing is sold.
    const float price = std::max(std::numeric_limits<float>::epsilon(), p.fire_sale.real());
    const float most = p.fire_sale.real() > 0 ? p.sold_at_most.real() : 0.0f;
    const float* income = h.income_12.data() + first;
    float* capital = h.capital.data() + first;
    std::int64_t* debt = h.debt.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const auto owed = static_cast<float>(sim::hot::real(debt[k]));
        const std::int64_t credit = whole_fen(credit_of(of_income * income[k], of_capital * capital[k], owed));
        std::int64_t lacks = spenders.lacks_cash[k];
        spenders.borrowed[k] = std::min(lacks, credit);
        debt[k] += spenders.borrowed[k];
        lacks -= spenders.borrowed[k];
        const std::int64_t cut = std::min(lacks, spenders.comfort[k]);
        spenders.comfort[k] -= cut;
        lacks -= cut;
        const std::int64_t deferred = std::min(lacks, spenders.debt_service[k]);
        spenders.debt_service[k] -= deferred;
        lacks -= deferred;
        const float sold = std::min(most * capital[k], static_cast<float>(sim::hot::real(lacks)) / fen_of_yuan / price);
        capital[k] -= sold;
        spenders.sales[k] = whole_fen(sold * price);
        spenders.lacks_cash[k] = std::max<std::int64_t>(0, lacks - spenders.sales[k]);
    }
    for (std::size_t k = 0; k < count; ++k) spenders.must_cope[k] = spenders.lacks_cash[k] > 0;
}

/// Bills, debt service and consumption, as far as the budget goes.
QIAO_TARGET_CLONES void share_out(District& district, const SpendingParameters& p, std::size_t first, std::size_t count,
                                  Spenders& spenders)
{
    auto& h = district.households;
    const float mean = p.mean_consumption.real() * district.environment.price_index;
    const float at_mean = p.food_share.real(), slope = p.food_slope.real();
    const float least_share = p.food_share_least.real(), most_share = p.food_share_most.real();
    constexpr float nothing = std::numeric_limits<float>::min(); // of which there is a log
    std::int64_t* debt = h.debt.data() + first;
    float *larder = h.larder.data() + first, *food_now = h.food_now.data() + first,
          *consumption_now = h.consumption_now.data() + first, *medical_year = h.medical_year.data() + first,
          *other_year = h.other_year.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        spenders.interest[k] = std::min(spenders.interest[k], spenders.debt_service[k]);
        spenders.repaid[k] = std::min(spenders.debt_service[k] - spenders.interest[k], debt[k]);
        debt[k] -= spenders.repaid[k];
        const std::int64_t bought = spenders.subsistence[k] + spenders.comfort[k];
        const float eaten = spenders.eaten[k];
        const float consumed = static_cast<float>(sim::hot::real(bought)) / fen_of_yuan + eaten;
        // The share of food in consumption falls with its log (Working-Leser).
        const float heads = std::max(1.0f, spenders.heads[k]);
        const float log_consumed = sim::hot::log(std::max(nothing, consumed / heads / mean));
        const float food = std::clamp(at_mean + slope * log_consumed, least_share, most_share) * consumed;
        spenders.food[k] = std::min(bought, whole_fen(food - eaten));
        spenders.other_goods[k] = bought - spenders.food[k];
        larder[k] -= eaten;
        food_now[k] = std::max(food, eaten);
        const float medical = static_cast<float>(sim::hot::real(spenders.medical[k])) / fen_of_yuan;
        consumption_now[k] = consumed + medical + static_cast<float>(sim::hot::real(spenders.school[k])) / fen_of_yuan;
        medical_year[k] += medical;
        other_year[k] += consumption_now[k] - food_now[k];
    }
}

/// What assets are to yield to who weighs to buy more of them.
struct Required {
    float a_year;   ///< with wear, as a share of their price
    float of_yield; ///< net of inputs, with what yields have become beside prices
    float untended;
};

/// What one more yuan must yield at usual productivity, with labour enough, to be worth it to each household.
QIAO_TARGET_CLONES void require(const Households& h, std::size_t first, std::size_t count, const Required required,
                                float* __restrict margins)
{
    const float *productivity = h.productivity.data() + first, *labour = h.labour_at_home.data() + first;
    for (std::size_t k = 0; k < count; ++k) {
        const float tended = tending(required.untended, labour[k], business_labour);
        margins[k] = required.a_year / (required.of_yield * tended * sim::hot::exp(productivity[k]));
    }
}

/// Who has cash beyond the buffer builds now and then; with drive it buys assets as long as they return what is
/// required.
QIAO_TARGET_CLONES void invest(District& district, const SpendingParameters& p, float buffer, std::size_t first,
                               std::size_t count, const float* __restrict wanted, const float* __restrict u,
                               Spenders& spenders)
{
    auto& h = district.households;
    const float lasts = 1.0f - p.wear.real(), from = p.invests_from.real(), share = p.invested.real();
    const float occasions = p.occasions.real(), building = p.building.real(), building_cost = p.building_cost.real();
    const float prices = district.environment.price_index;
    const std::int64_t* balance = district.ledger.balances(kind(Holder::household)).data() + first;
    const float *expected = h.expected_income.data() + first, *motivation = h.motivation.data() + first;
    float *capital = h.capital.data() + first, *built = h.built.data() + first;
#pragma GCC ivdep
    for (std::size_t k = 0; k < count; ++k) {
        const bool lives = spenders.heads[k] > 0;
        const float spare = std::max(0.0f, yuan_of(balance[k]) - kept_back(buffer, expected[k]));
        const bool builds = lives & (u[k] >= occasions) & (u[k] < occasions + building);
        const float house = builds ? std::min(spare, building_cost * expected[k]) : 0.0f;
        spenders.built[k] = std::min(whole_fen(house), std::max<std::int64_t>(0, balance[k]));
        built[k] += static_cast<float>(sim::hot::real(spenders.built[k])) / fen_of_yuan;
        const float missing = std::max(0.0f, prices * wanted[k] - capital[k]);
        const std::int64_t outlay = whole_fen(std::min(missing, share * motivation[k] * (spare - house)));
        spenders.invested[k] = lives & (motivation[k] >= from) ? outlay : 0;
        const float kept = capital[k] * lasts + static_cast<float>(sim::hot::real(spenders.invested[k])) / fen_of_yuan;
        capital[k] = lives ? kept : capital[k];
    }
}

/// Marks of this month's distress: taken off before the spending, counted in the year after it; those of households
/// without members stay as they are.
QIAO_TARGET_CLONES void clear_marks(std::size_t count, const std::uint8_t* __restrict members,
                                    std::uint8_t* __restrict marks)
{
    for (std::size_t k = 0; k < count; ++k) marks[k] = static_cast<std::uint8_t>(marks[k] & -(members[k] == 0));
}
QIAO_TARGET_CLONES void count_marks(std::size_t count, const std::uint8_t* __restrict members,
                                    const std::uint8_t* __restrict marks, std::uint8_t* __restrict months)
{
    for (std::size_t k = 0; k < count; ++k)
        months[k] = static_cast<std::uint8_t>(months[k] + (marks[k] & -(members[k] > 0)));
}

} // namespace

void spending(District& district, const SpendingParameters& p, const CreditParameters& credit_limit,
              const SavingParameters& saving, const WelfareParameters& welfare, const FarmingParameters& farming)
{
    constexpr std::size_t at_once = 256; // what they pay stays in cache
    const float buffer = saving.buffer.real(), own_food = welfare.own_food.real();
    auto& h = district.households;
    if (district.clock.january()) {
        std::fill_n(h.hungry_months.data(), h.rows(), std::uint8_t{0});
        std::fill_n(h.untreated_months.data(), h.rows(), std::uint8_t{0});
        std::fill_n(h.medical_year.data(), h.rows(), 0.0f);
        std::fill_n(h.other_year.data(), h.rows(), 0.0f);
    }
    const float level = level_of_yields(district, farming), prices = district.environment.price_index;
    const Required required{
        p.required_return.real() + months_of_year * p.wear.real(),
        std::max(std::numeric_limits<float>::epsilon(), (1.0f - farming.input_share.real()) * level / prices),
        std::max(std::numeric_limits<float>::epsilon(), farming.untended.real())};
    Spenders spenders;
    FirstDraws draws;
    Chunk<float> wanted;
    const std::span<const std::uint32_t> identity = h.identity;
    for_each_chunk<at_once>(h.rows(), [&](std::size_t first, std::size_t count) {
        const std::uint8_t* members = h.members.data() + first;
        clear_marks(count, members, h.hungry.data() + first);
        clear_marks(count, members, h.care_forgone.data() + first);
        take_heads(count, members, spenders.heads.data(), spenders.counts.data());
        const float* u = draws.uniforms(district, occasion, identity.subspan(first, count));
        std::fill_n(spenders.received.data(), count, 0);
        for (std::size_t e = 0; e < income_entries; ++e)
            add_up(count, district.ledger.received(kind(Holder::household), e).data() + first,
                   spenders.received.data());
        plan(district, p, buffer, own_food, first, count, u, spenders);
        make_up(district, p, credit_limit, first, count, spenders);
        district.ledger.pay_each(account(Holder::credit), kind(Holder::household), first,
                                 std::span(spenders.borrowed).first(count), purpose(For::loan));
        district.ledger.pay_each(account(Holder::market), kind(Holder::household), first,
                                 std::span(spenders.sales).first(count), purpose(For::asset_sale));
        for_each_set(std::span(spenders.must_cope).first(count), [&](std::size_t k) {
            cope(district, first + k, spenders.lacks_cash[k], spenders.medical[k], spenders.school[k],
                 spenders.subsistence[k]);
        });
        share_out(district, p, first, count, spenders);
        const auto credit = account(Holder::credit), market = account(Holder::market);
        const sim::Collection outlays[] = {{spenders.interest.data(), credit, purpose(For::interest)},
                                           {spenders.repaid.data(), credit, purpose(For::repayment)},
                                           {spenders.medical.data(), market, purpose(For::medical_care)},
                                           {spenders.school.data(), market, purpose(For::schooling)},
                                           {spenders.food.data(), market, purpose(For::food)},
                                           {spenders.other_goods.data(), market, purpose(For::other_goods)}};
        district.ledger.collect(kind(Holder::household), first, count, outlays);
        count_marks(count, members, h.hungry.data() + first, h.hungry_months.data() + first);
        count_marks(count, members, h.care_forgone.data() + first, h.untreated_months.data() + first);
        require(h, first, count, required, wanted.data());
        assets_with_margin(farming, std::span(wanted).first(count));
        invest(district, p, buffer, first, count, wanted.data(), u, spenders);
        const sim::Collection saved[] = {{spenders.invested.data(), market, purpose(For::investment)},
                                         {spenders.built.data(), market, purpose(For::building)}};
        district.ledger.collect(kind(Holder::household), first, count, saved);
    });
}

const Mechanism spending_mechanism = mechanism<spending>(
    {.name = "spending",
     .chinese = "消费与应对",
     .section = "",
     .meaning =
         "Households spend a share of the income that they expect above a subsistence level, and part of the cash "
         "beyond a buffer, the less of one more yuan the more there is: buffer-stock saving, concave in wealth "
         "(Deaton 1991, Carroll 1997). Little of a month's luck is spent at once. Now and then who has saved "
         "has a feast or buys something dear, or builds a house, which is no consumption. Food is a falling share of "
         "consumption (Working-Leser). Where cash falls "
         "short of consumption, bills and debt service, the household copes in order: it borrows, cuts comfort, lets "
         "the "
         "lender wait, sells assets below their worth, goes without care, takes a child from school, goes hungry. "
         "Each leaves a lasting mark. Who has cash beyond the buffer and drive buys assets as long as they return at "
         "the margin what is required.",
     .reads = "cash, expected income, bills, debt, motivation, returns of assets",
     .writes = "households: built, capital, care_forgone, cash, consumption_now, debt, food_now, hungry, "
               "hungry_months, larder, medical_year, other_year, school_left, untreated_months; persons: activity",
     .levels = {},
     .initial = ""});

} // namespace alleviation
