#include "models/alleviation/environment/agency.h"

#include "models/alleviation/asked.h"
#include "models/alleviation/environment/division_of_work.h"

#include <algorithm>

namespace alleviation {

namespace {

/// The price is paid in three instalments, as far apart as each other.
constexpr int instalments = 3;

/// Of the price, what is due in month `age` (from 0) of a project of `length` months, the last instalment apart.
struct Instalments {
    double due = 0, last = 0; ///< yuan
};
Instalments instalment(const AgencyParameters& p, int age, int length)
{
    const sim::Fen price = p.budget.fen();
    const sim::Fen first = sim::Fen::from_yuan(p.budget * p.first_tranche);
    const sim::Fen second = sim::Fen::from_yuan(p.budget * p.second_tranche);
    sim::Fen due, last;
    const auto comes = [&](int agreed) { return age == std::min(agreed + p.late.value(), length - 1); };
    if (comes(0)) due += first;
    if (length >= instalments && comes(length / instalments)) due += second;
    if (comes(length * (instalments - 1) / instalments))
        last = price - first - (length >= instalments ? second : sim::Fen(0));
    return {due.yuan(), last.yuan()};
}

/// Adds what is due this month to what the agency is owed; of the last instalment what its households' satisfaction has
/// earned, unless nobody could judge yet.
void fall_due(const District& district, Agency& agency, int age, int length)
{
    const Instalments now = instalment(*agency.parameters, age, length);
    const auto price = static_cast<double>(district.environment.purchasing);
    agency.owed += sim::Fen::from_yuan(now.due * price);
    if (now.last <= 0) return;
    agency.last_instalment = sim::Fen::from_yuan(now.last * price);
    const bool judged = age > 0 && district.on(supervision_mechanism) && district.on(satisfaction_mechanism);
    agency.earned = judged ? agency.would_earn : 1.0f;
    agency.owed += sim::Fen::from_yuan(agency.last_instalment.yuan() * static_cast<double>(agency.earned));
}

/// What the rest of a project's price, its own cash and what it is owed included, leaves in month `age` once overhead
/// is paid until its end; yuan.
double left_for_pay(const District& district, std::size_t a, int age, int length)
{
    const Agency& agency = district.agencies[a];
    double out = district.ledger.balance(account(Holder::agency, a)).yuan() + agency.owed.yuan();
    const auto price = static_cast<double>(district.environment.purchasing);
    for (int later = age + 1; later < length; ++later) {
        const Instalments then = instalment(*agency.parameters, later, length);
        out += (then.due + then.last) * price;
    }
    return out - agency.parameters->overhead * static_cast<double>(length - age);
}

/// Pays staff what they are owed, as far as the cash reaches; returns the part of this month that they work. While
/// there is money still to come they work on for some time without pay.
double pay_staff(District& district, const AgencyCapacityParameters& capacity, std::size_t a, double to_come)
{
    Agency& agency = district.agencies[a];
    const auto own = account(Holder::agency, a);
    const double payroll = static_cast<double>(agency.staff) * agency.parameters->salary;
    const double due = payroll + agency.pay_owed;
    const double paid = std::min(due, district.ledger.balance(own).yuan());
    district.pay(own, account(Holder::staff), sim::Fen::from_yuan(paid), For::salaries);
    agency.diverted += sim::Fen::from_yuan(paid * static_cast<double>(agency.diverts));
    const double patience = district.on(agency_capacity_mechanism) ? capacity.waits * payroll : 0.0;
    agency.pay_owed = std::min(due - paid, std::clamp(to_come, 0.0, patience));
    const double unworked = due - paid - agency.pay_owed;
    return payroll > 0 ? std::max(0.0, 1 - unworked / payroll) : 1.0;
}

/// Posts as the contract has them, each filled by somebody of the competence that the scenario says.
void fill_all_posts(Agency& agency)
{
    agency.posts.clear();
    for (double left = agency.parameters->workers; left > 0; left -= 1)
        agency.posts.push_back({static_cast<float>(std::min(1.0, left)), true, agency.parameters->competence.real()});
    agency.staff = agency.parameters->workers.real();
}

/// Who works on a project from its first month on.
void begin_project(const District& district, const AgencyCapacityParameters& capacity, std::uint32_t a, int length,
                   Agency& agency)
{
    fill_all_posts(agency);
    const double pay = static_cast<double>(length) * agency.parameters->salary;
    if (district.on(agency_capacity_mechanism) && pay > 0)
        open_posts(district, capacity, a, left_for_pay(district, a, 0, length) / pay, agency);
}

/// Whether hours for each activity find anything to do: some mechanism that uses them is on.
struct Activities {
    bool survey, linking, organising, casework;

    explicit Activities(const District& d)
        : survey(d.on(household_survey_mechanism) || d.on(supplier_survey_mechanism)),
          linking(d.on(consumption_mechanism) || d.on(employment_mechanism) || d.on(skills_mechanism) ||
                  d.on(funds_mechanism) || d.on(pairing_mechanism)),
          organising(organising_is_on(d)), casework(d.on(casework_mechanism))
    {
    }
};

/// Divides an agency's hours; those of an activity that there is not go to the others, by their shares.
void divide_hours(Agency& agency, const Activities& there)
{
    const float survey = there.survey ? agency.survey_share : 0.0f;
    const float linking = there.linking ? agency.linking_share : 0.0f;
    const float organising = there.organising ? agency.organising_share : 0.0f;
    const float others = agency.survey_share + agency.linking_share + agency.organising_share;
    const float all = survey + linking + organising + (there.casework ? 1.0f - others : 0.0f);
    const float scale = all == 1.0f || all <= 0 ? 1.0f : 1.0f / all;
    agency.survey_hours = agency.hours * survey * scale;
    agency.linking_hours = agency.hours * linking * scale;
    agency.organising_hours = agency.hours * organising * scale;
    const float left = agency.hours - agency.survey_hours - agency.linking_hours - agency.organising_hours;
    agency.casework_hours = there.casework ? std::max(0.0f, left) : 0.0f;
}

/// A desk that goes on with the records of an agency surveys and links, in the proportion of the agency's shares.
void staff_desk(Agency& agency)
{
    const float shares = agency.survey_share + agency.linking_share;
    if (agency.desk_hours <= 0 || shares <= 0) return;
    agency.survey_hours = agency.desk_hours * agency.survey_share / shares;
    agency.linking_hours = agency.desk_hours - agency.survey_hours;
}

/// Whether a contract runs this month.
bool has_contract(const Agency& agency, int month)
{
    const auto& p = *agency.parameters;
    return p.active && month >= p.first_month && month <= p.last_month && agency.barred_months == 0;
}

} // namespace

void agency(District& district, const AgencyCapacityParameters& capacity)
{
    const Activities there(district);
    const int month = district.clock.step + 1;
    for (auto& agency : district.agencies) {
        agency.working = has_contract(agency, month);
        agency.barred_months = std::max(0, agency.barred_months - 1);
    }
    divide_work(district);
    for (std::size_t a = 0; a < district.agencies.size(); ++a) {
        Agency& agency = district.agencies[a];
        const auto& p = *agency.parameters;
        agency.hours = agency.survey_hours = agency.linking_hours = agency.organising_hours = agency.casework_hours = 0;
        agency.survey_hours_used = agency.linking_hours_used = agency.organising_hours_used = 0;
        agency.casework_hours_used = agency.volunteer_hours = 0;
        if (!agency.working) {
            staff_desk(agency);
            continue;
        }

        const auto own = account(Holder::agency, a);
        const int age = static_cast<int>(month - p.first_month);
        const int length = static_cast<int>(p.last_month - p.first_month + 1);
        fall_due(district, agency, age, length);
        if ((!agency.withheld || age == 0) && agency.owed > sim::Fen(0)) {
            district.pay(account(Holder::government), own, agency.owed, For::tranche);
            agency.owed = sim::Fen(0);
        }

        if (age == 0) begin_project(district, capacity, static_cast<std::uint32_t>(a), length, agency);

        // Staff work as far as the cash reaches.
        const sim::Fen overhead = std::min(p.overhead.fen(), district.ledger.balance(own));
        district.pay(own, account(Holder::market), overhead, For::overhead);
        const double to_come = left_for_pay(district, a, age, length) - district.ledger.balance(own).yuan();
        const double worked = pay_staff(district, capacity, a, to_come);
        const double training = district.on(agency_capacity_mechanism) ? p.training_share.value() : 0.0;
        const double useful = worked * (1 - static_cast<double>(agency.diverts)) * (1 - p.reporting) * (1 - training);
        agency.hours =
            std::max(0.0f, static_cast<float>(static_cast<double>(agency.staff) * p.hours_per_worker * useful) -
                               agency.inspection_hours - agency.joining_hours);
        agency.inspection_hours = agency.joining_hours = 0;
        const double later = left_for_pay(district, a, age, length) + p.overhead.value(); // this month's is paid
        const double payroll = static_cast<double>(agency.staff) * p.salary;
        const double to_pay = agency.pay_owed + static_cast<double>(length - age - 1) * payroll;
        agency.unspent = sim::Fen::from_yuan(std::max(0.0, later - to_pay));
        divide_hours(agency, there);
    }
}

const Mechanism agency_mechanism = mechanism<agency>(
    {.name = "agency",
     .chinese = "政府购买社会工作服务",
     .section = "二(一), 三(一)",
     .meaning =
         "The government buys a project from a social-work agency, or lets the administration run one. The price "
         "comes in three instalments, the last as far as the households' satisfaction earns it. Agencies that work at "
         "the same time divide households and villages in proportion "
         "to their workers; who goes hands its cases over. It begins with as many workers as its price pays for and "
         "its "
         "pay draws. Staff are paid from the agency's cash, and work as many "
         "hours as are paid, and for some time while instalments are late; part of the hours goes into reports, "
         "training, inspections and newcomers, the rest is "
         "divided among survey, linking, "
         "organising and casework as the scenario says; hours of an activity whose mechanisms are off go to the "
         "others. Without a project nobody surveys, links, organises or does "
         "casework.",
     .reads = "contract, purchase budget, agency's cash",
     .writes =
         "agencies: barred_months, caseload, casework_hours, casework_hours_used, cash, charged, competence, diverted, "
         "earned, filled_posts, hours, inspection_hours, joining_hours, last_instalment, linking_hours, "
         "linking_hours_used, organising_hours, organising_hours_used, owed, pay_owed, post_competence, slowness, "
         "staff, survey_hours, survey_hours_used, unspent, volunteer_hours, working; villages: agency",
     .asks = {&supervision_mechanism, &satisfaction_mechanism, &agency_capacity_mechanism, &household_survey_mechanism,
              &supplier_survey_mechanism, &consumption_mechanism, &employment_mechanism, &skills_mechanism,
              &funds_mechanism, &pairing_mechanism, &backbone_mechanism, &incubation_mechanism,
              &standardisation_mechanism, &village_workers_mechanism, &publicity_mechanism, &casework_mechanism}});

} // namespace alleviation
