#include "models/alleviation/oversee/agency_capacity.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process leaving_or_coming{"staff leaving or coming", "agencies"};

float chance_to_leave(const AgencyCapacityParameters& p, const Agency& agency, float relative_pay)
{
    if (relative_pay <= 0) return p.quits.real() > 0 ? 1.0f : 0.0f;
    const float caseload = static_cast<float>(agency.caseload.size()) / std::max(agency.staff, p.least_staff);
    return by_pay(p.quits.real() * caseload / p.caseload.real(), relative_pay, -p.stays.real());
}

/// Pays for finding somebody where the rest of the price reaches for that and for another worker.
bool may_hire(District& district, const AgencyCapacityParameters& p, std::size_t a, float part)
{
    const Agency& agency = district.agencies[a];
    const auto& contract = *agency.parameters;
    const double cost = p.joining_cost * contract.salary;
    const auto months = static_cast<double>(contract.last_month - district.clock.step - 1);
    const auto own = account(Holder::agency, a);
    if (agency.unspent.yuan() < cost + months * static_cast<double>(part) * contract.salary) return false;
    if (district.ledger.balance(own).yuan() < cost) return false;
    district.pay(own, account(Holder::market), sim::Fen::from_yuan(cost), For::overhead);
    return true;
}

} // namespace

void agency_capacity(District& district, const AgencyCapacityParameters& p)
{
    for (std::uint32_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        if (!agency.working) continue;
        const float pay = AgencyCapacityParameters::relative_pay(district, agency);
        const float leaves = chance_to_leave(p, agency, pay), fills = by_pay(p.fills.real(), pay, p.comes.real());
        const float learns = p.trains.real() * agency.parameters->training_share.real() + p.learns.real();
        for (std::uint32_t k = 0; k < agency.posts.size(); ++k) {
            Post& post = agency.posts[k];
            if (post.part <= 0) continue;
            const bool turn = district.draw(leaving_or_coming, a, k).uniform() < (post.filled ? leaves : fills);
            if (post.filled) {
                post.competence += std::min(1.0f, learns) * (1.0f - post.competence);
                post.filled = !turn;
            } else if (turn && may_hire(district, p, a, post.part)) {
                post.filled = true;
                post.competence = drawn(p, p.newcomer.real(), pay);
                agency.joining_hours += p.joining_hours.real();
            }
        }
        sum_up(p, agency);
    }
}

const Mechanism agency_capacity_mechanism = mechanism<agency_capacity>(
    {.name = "agency_capacity",
     .chinese = "机构能力建设",
     .section = "三(四)",
     .meaning =
         "Staff learn on the job and by training, which takes hours. They leave, the more the more households each "
         "is charged with and the lower their pay; their posts stay empty until somebody comes, the longer the "
         "lower the pay, who knows less and takes money and hours of the others to find and to show the work. "
         "Pay decides how able those are who come. Who knows less takes longer for each case.",
     .reads = "caseload, pay, training hours",
     .writes = "agencies: cash, competence, filled_posts, joining_hours, post_competence, slowness, staff"});

} // namespace alleviation
