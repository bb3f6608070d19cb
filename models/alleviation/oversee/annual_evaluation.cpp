#include "models/alleviation/oversee/annual_evaluation.h"

#include "models/alleviation/definitions.h"

#include <algorithm>

namespace alleviation {

namespace {

/// From 0 to 1 each (基本条件、自身建设、社会服务、工作绩效).
struct Indicators {
    float basic = 0, building = 0, service = 0, performance = 0;
};

float points_of(const AnnualEvaluationParameters& p, const Indicators& shown)
{
    const float weights =
        p.weight_basic.real() + p.weight_building.real() + p.weight_service.real() + p.weight_performance.real();
    const float points = p.weight_basic.real() * shown.basic + p.weight_building.real() * shown.building +
                         p.weight_service.real() * shown.service + p.weight_performance.real() * shown.performance;
    return weights > 0 ? full_score * points / weights : 0.0f;
}

/// A mean satisfaction as a share of its scale.
float of_scale(float satisfaction)
{
    return (satisfaction - least_satisfied) / (most_satisfied - least_satisfied);
}

bool is_graded(const Supplier& supplier)
{
    return takes_part(supplier) && !supplier.parameters->is_government();
}

/// Adds this month to what suppliers did this year: people that they employ, households that they keep company.
void add_month(District& district, const AnnualEvaluationParameters& p)
{
    constexpr float month = 1.0f / months_of_year;
    for (Supplier& supplier : district.suppliers) {
        if (!is_graded(supplier)) continue;
        SupplierYear& year = supplier.year;
        const float employed = month * static_cast<float>(supplier.staff);
        const auto matches = static_cast<float>(supplier.helped);
        ++year.months;
        year.effort += supplier.effort;
        year.service += matches + employed + month * static_cast<float>(supplier.pairs);
        year.deeds += matches + employed;
        year.results += employed;
    }
    const auto& h = district.households;
    for (const Match& match : district.matches) {
        SupplierYear& year = district.suppliers[match.supplier].year;
        const float lacked = h.need[index(match.need)][match.household];
        year.results += lacked > match.quantity ? match.quantity / lacked : 1.0f;
        if (h.study_group[match.household] != StudyGroup::treated) continue;
        year.judges += 1;
        year.judgement += h.satisfaction[match.household];
    }
    for (const auto i : district.project) {
        if (h.members[i] == 0 || h.pair[i] == nobody) continue;
        SupplierYear& year = district.suppliers[static_cast<std::size_t>(h.pair[i])].year;
        year.judges += month * p.paired_weight.real();
        year.judgement += month * p.paired_weight.real() * h.satisfaction[i];
    }
}

Indicators shown_by(const AnnualEvaluationParameters& p, const Supplier& supplier)
{
    const SupplierYear& year = supplier.year;
    const bool from_start = supplier.parameters->joins.as<Joins>() == Joins::start;
    const float built = supplier.built + (from_start ? p.built.real() : 0.0f);
    Indicators out;
    out.basic = year.effort / static_cast<float>(year.months);
    out.building = 1.0f - sim::hot::exp(sim::hot::log(p.building_left.real()) * built);
    out.service = 1.0f - sim::hot::exp(-year.service / p.service.real());
    const float judged = year.judges > 0 ? of_scale(year.judgement / year.judges) : 0.0f;
    const float results = year.deeds > 0 ? year.results / year.deeds : 0.0f;
    const auto kinds = static_cast<float>(int{year.judges > 0} + int{year.deeds > 0});
    out.performance = kinds > 0 ? (judged + results) / kinds : 0.0f;
    return out;
}

/// Who stayed away all year, or came in its course, is not graded.
void grade_supplier(const AnnualEvaluationParameters& p, int months, Supplier& supplier)
{
    if (supplier.year.months >= months && supplier.year.effort > 0) {
        supplier.built += supplier.year.effort / months_of_year;
        supplier.grade = p.grade(points_of(p, shown_by(p, supplier)));
        const float above = static_cast<float>(supplier.grade) - middle_grade;
        const float procured = supplier.grade >= p.procured_from.value() ? p.procurement.real() : 0.0f;
        supplier.standing = std::max(0.0f, 1.0f + p.reward.real() * above + procured);
        supplier.relieved = supplier.grade >= p.relief_from.value();
    } else if (supplier.year.months >= months) {
        supplier.grade = 0;
        supplier.standing = 1;
        supplier.relieved = false;
    }
    supplier.year = {};
}

void grade_agency(const District& district, const AnnualEvaluationParameters& p,
                  const SupervisionParameters& supervision, Agency& agency)
{
    if (agency.year.months > 0) {
        const auto tasks = static_cast<float>(agency.tasks_done - agency.year.tasks_done);
        const float asked = agency.tasks_asked - agency.year.tasks_asked;
        const float staffed = agency.year.staffed / static_cast<float>(agency.year.months);
        Indicators shown;
        shown.basic = (1.0f - p.clean.real()) * staffed + (agency.year.found ? 0.0f : p.clean.real());
        shown.building = agency.competence;
        shown.service = asked > 0 ? std::min(1.0f, tasks / asked) : 1.0f;
        shown.performance = of_scale(ask_caseload(district, supervision, agency).mean);
        agency.grade = p.grade(points_of(p, shown));
        if (agency.grade < p.contract_from.value()) agency.barred_months = months_of_year;
    }
    agency.year = {.tasks_done = agency.tasks_done, .tasks_asked = agency.tasks_asked};
}

/// What a self-sustaining association has is full marks.
void grade_association(const AnnualEvaluationParameters& p, const StandardisationParameters& standards,
                       Association& association)
{
    if (association.stage >= Association::operating && association.year_months > 0) {
        Indicators shown;
        const auto part = [](float reached, float of) { return of > 0 ? std::min(1.0f, reached / of) : 1.0f; };
        shown.basic =
            part(association.standards[static_cast<std::size_t>(Standard::charter)], standards.charter.real());
        shown.building = part(association.mean_standard(), standards.mean_standard.real());
        shown.service = association.year_activity / static_cast<float>(association.year_months);
        shown.performance = part(association.maturity, standards.sustains_from.real());
        association.grade = p.grade(points_of(p, shown));
    } else {
        association.grade = 0;
    }
    association.year_months = 0;
    association.year_activity = 0;
}

/// Adds this month to what agencies and associations did; those of a good grade are paid for what they do.
void add_month_of_others(District& district, const AnnualEvaluationParameters& p)
{
    for (Agency& agency : district.agencies) {
        if (!agency.working) continue;
        ++agency.year.months;
        const float workers = agency.parameters->workers.real();
        agency.year.staffed += workers > 0 ? agency.staff / workers : 1.0f;
    }
    for (std::size_t v = 0; v < district.associations.size(); ++v) {
        Association& association = district.associations[v];
        if (association.stage < Association::operating) continue;
        ++association.year_months;
        association.year_activity += association.activity;
        if (association.grade >= p.procured_from.value())
            district.pay(account(Holder::government), account(Holder::association, v), p.association_contract.fen(),
                         For::tranche);
    }
}

} // namespace

std::uint8_t AnnualEvaluationParameters::grade(float points) const
{
    std::uint8_t out = 1;
    for (const auto* from : {&grade_2a, &grade_3a, &grade_4a, &grade_5a}) out += points >= from->real();
    return out;
}

void AnnualEvaluationParameters::check(const sim::schema::Node& node, const std::string& path,
                                       sim::Faults& faults) const
{
    const Number* below = &grade_2a;
    for (const auto* from : {&grade_3a, &grade_4a, &grade_5a}) {
        if (*from < *below)
            faults.add(node.origin, path + "." + from->name(), "is below " + below->name(),
                       "points that rise with the grade");
        below = from;
    }
}

void annual_evaluation(District& district, const AnnualEvaluationParameters& p,
                       const SupervisionParameters& supervision, const StandardisationParameters& standards)
{
    add_month(district, p);
    add_month_of_others(district, p);
    if (!district.clock.december()) return;
    const int months = std::min(district.clock.step + 1, months_of_year);
    for (Supplier& supplier : district.suppliers) grade_supplier(p, months, supplier);
    for (Agency& agency : district.agencies) grade_agency(district, p, supervision, agency);
    for (Association& association : district.associations) grade_association(p, standards, association);
}

const Mechanism annual_evaluation_mechanism = mechanism<annual_evaluation>(
    {.name = "annual_evaluation",
     .chinese = "年度社会组织考评与激励",
     .section = "三(三)",
     .meaning =
         "Every December social organisations, enterprises, agencies and associations are graded 1A to 5A on the "
         "paper's four indicators, each by what it did: basic conditions, self-building, social service, "
         "performance. Grades open tax relief and procurement and move donors; who "
         "does not pass gets no contract for the next year. Graded suppliers come to "
         "prefer households with which results are easily shown (creaming).",
     .reads = "matches, staff, pairs, satisfaction, tasks, standards",
     .writes =
         "agencies: grade; associations: cash, grade, year_activity, year_months; suppliers: built, grade, relieved, "
         "standing, year_deeds, year_effort, year_judgement, year_judges, year_months, year_results, year_service"});

} // namespace alleviation
