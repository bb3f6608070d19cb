/// What suppliers hear of without an agency: requests, how long they take, and how well suppliers judge them.
#pragma once

#include "models/alleviation/district.h"
#include "sim/schema/parameter.h"

namespace alleviation {

struct RequestParameters : sim::schema::ParameterGroup {
    explicit RequestParameters(ParameterGroup* parent)
        : ParameterGroup(parent, "requests", "求助", "How suppliers handle needs that they hear of without an agency.")
    {
    }
    Count takes{this,
                "takes",
                1,
                {"months", 0, 24},
                "months from hearing of a need to the first decision on it",
                assumption("no figure found; applications go through village and town, with weeks of notice",
                           triangular(0, 1, 3))};
    Count lapses{
        this,
        "lapses",
        6,
        {"months", 1, 120},
        "months from the first decision on after which a need that was not answered is forgotten, and must be told "
        "anew",
        assumption("no figure found; a list for half a year's courses, orders and budgets", triangular(2, 6, 12))};
    Number judged{this,
                  "judged",
                  0.5,
                  {"", 0, 1},
                  "how much of the fit between need and offer a supplier sees where nobody looked at both",
                  assumption("no figure found; from nothing to what an interview shows", triangular(0.2, 0.5, 0.8))};
    Number capable_judges{this,
                          "capable_judges",
                          0.6,
                          {"", 0, 1},
                          "share of the rest that a supplier sees who has learnt all there is to learn of such cases",
                          assumption("no figure found; nobody sees all of it", triangular(0.3, 0.6, 0.9))};
    Number usual_fit{this,
                     "usual_fit",
                     0.6,
                     {"", 0, 1},
                     "the fit that it expects for the rest",
                     assumption("no figure found; a little above the middle of the scale", triangular(0.4, 0.6, 0.8))};
    Number reaches{this,
                   "reaches",
                   40,
                   {"km", 0.1, 5000},
                   "distance at which the chance that a household turns to a supplier, or is told of it, has fallen to "
                   "about a third of that for one next door",
                   assumption("no figure found; from the town to the next city", lognormal({0.1, 15}, {0.9, 100}))};
};

/// Marks with 1 the households of a chunk that lack anything and whose draw is below a bound: few among many.
void mark_needy_below(const Households& households, std::size_t first, std::size_t count, float bound, const float* u,
                      std::uint8_t* marks);
/// Whether what a supplier offers could answer a need, now or in another month.
bool answers(const Supplier& supplier, Need need);
/// Whether a supplier helps a household at all: some help the registered and the project's own only.
bool may_help(const District& district, std::size_t supplier, std::size_t household);

/// Whether a supplier has already heard of a need.
inline bool is_requested(const Households& households, std::size_t household, Need need)
{
    return (households.requested[household] >> index(need) & 1) != 0;
}
/// A supplier hears of a need that none has heard of yet. `heard_in`: the month from which on it considers it.
void request(District& district, std::size_t household, Need need, std::size_t supplier, Linker by, int heard_in);
/// It hears of it this month.
inline void request(District& district, std::size_t household, Need need, std::size_t supplier, Linker by)
{
    request(district, household, need, supplier, by, district.clock.step);
}
/// The request is answered, or forgotten.
inline void forget_request(Households& households, std::size_t household, Need need)
{
    households.requested[household] = static_cast<std::uint8_t>(households.requested[household] & ~(1 << index(need)));
}
/// Whether a request has been considered long enough for a decision.
inline bool is_due(const District& district, const RequestParameters& p, const Request& request)
{
    return district.clock.step - request.month >= p.takes.value();
}
/// The supplier that hears of a household's need where any of those that `may` could: the nearer the likelier. `u` is
/// uniform on (0, 1). The number of suppliers where there is none.
template <class May>
std::size_t hears_of(const District& district, const RequestParameters& p, std::size_t household, Need need, float u,
                     May may)
{
    const auto weight = [&](std::size_t s) {
        const Supplier& supplier = district.suppliers[s];
        if (!answers(supplier, need) || !may(supplier) || !may_help(district, s, household)) return 0.0f;
        return sim::hot::exp(-supplier.parameters->distance.real() / p.reaches.real());
    };
    float sum = 0;
    for (std::size_t s = 0; s < district.suppliers.size(); ++s) sum += weight(s);
    float left = u * sum;
    std::size_t last = district.suppliers.size();
    for (std::size_t s = 0; s < district.suppliers.size() && sum > 0; ++s) {
        const float own = weight(s);
        if (own <= 0) continue;
        last = s;
        left -= own;
        if (left < 0) break;
    }
    return last;
}
/// Drops requests that were answered, have lapsed, or are of no more use.
void drop_old_requests(District& district, const RequestParameters& parameters);

} // namespace alleviation
