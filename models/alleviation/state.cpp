#include "models/alleviation/state.h"

#include <charconv>

namespace alleviation {

namespace {

template <class Record>
using Field = sim::FieldOf<Record>;

template <auto member>
constexpr auto of_supplier = sim::number_of<Supplier, member>;
const Field<Supplier> supplier_fields[] = {
    {"joined", "", "1 where it takes part", of_supplier<&Supplier::joined>},
    {"planned", "", "1 where a programme says how much it offers", of_supplier<&Supplier::planned>},
    {"offered_posts", "persons", "posts that it says it has",
     [](const Supplier& s) { return static_cast<double>(s.offers.posts); }},
    {"offered_seats", "persons", "places in each course",
     [](const Supplier& s) { return static_cast<double>(s.offers.seats); }},
    {"offered_purchases", "yuan/month", "purchases", [](const Supplier& s) { return s.offers.purchases; }},
    {"offered_grants", "yuan/month", "grants", [](const Supplier& s) { return s.offers.grants; }},
    {"staff", "persons", "people of the district that it employs", of_supplier<&Supplier::staff>},
    {"vacancies", "persons", "free posts this month", of_supplier<&Supplier::vacancies>},
    {"seats", "persons", "free places this month", of_supplier<&Supplier::seats>},
    {"purchase_budget", "fen", "left of this month's for purchases", of_supplier<&Supplier::purchase_budget>},
    {"grant_budget", "fen", "left of this month's for grants", of_supplier<&Supplier::grant_budget>},
    {"gift_budget", "fen", "left of its helpers' purses this month", of_supplier<&Supplier::gift_budget>},
    {"absent_months", "months", "on end in which it stays away", of_supplier<&Supplier::absent_months>},
    {"pairs", "households", "households paired with it", of_supplier<&Supplier::pairs>},
    {"helped", "", "matches delivered this month", of_supplier<&Supplier::helped>},
    {"effort", "", "share of its offers that it keeps", of_supplier<&Supplier::effort>},
    {"standing", "", "what its grade makes of its means", of_supplier<&Supplier::standing>},
    {"grade", "", "1 (1A) to 5 (5A); 0 not graded yet", of_supplier<&Supplier::grade>},
    {"built", "years", "years of full engagement", of_supplier<&Supplier::built>},
    {"relieved", "", "1 where it may claim tax relief", of_supplier<&Supplier::relieved>},
    {"recent_help", "", "recent matches, older ones counting less", of_supplier<&Supplier::recent_help>},
    {"capability", "", "what it learnt of working with poor households", of_supplier<&Supplier::capability>},
    {"attraction_engaged", "", "of keeping what it offers", [](const Supplier& s) { return double{s.attraction[0]}; }},
    {"attraction_symbolic", "", "of keeping part of it", [](const Supplier& s) { return double{s.attraction[1]}; }},
    {"attraction_absent", "", "of keeping none", [](const Supplier& s) { return double{s.attraction[2]}; }},
    {"experience", "months", "that its strategies' attractions rest on", of_supplier<&Supplier::experience>},
    {"year_months", "months", "taking part this year", [](const Supplier& s) { return double(s.year.months); }},
    {"year_effort", "", "effort this year, summed", [](const Supplier& s) { return double{s.year.effort}; }},
    {"year_service", "", "service this year", [](const Supplier& s) { return double{s.year.service}; }},
    {"year_deeds", "", "matches and years of work this year", [](const Supplier& s) { return double{s.year.deeds}; }},
    {"year_results", "", "what these covered", [](const Supplier& s) { return double{s.year.results}; }},
    {"year_judges", "", "who judged it this year", [](const Supplier& s) { return double{s.year.judges}; }},
    {"year_judgement", "", "what they said", [](const Supplier& s) { return double{s.year.judgement}; }},
};

template <auto member>
constexpr auto of_agency = sim::number_of<Agency, member>;
const Field<Agency> agency_fields[] = {
    {"working", "", "1 while a contract runs", of_agency<&Agency::working>},
    {"charged", "", "1 where it has its part of the cases", of_agency<&Agency::charged>},
    {"filled_posts", "", "posts that somebody holds",
     [](const Agency& a) {
         double filled = 0;
         for (const auto& post : a.posts) filled += post.filled ? double{post.part} : 0;
         return filled;
     }},
    {"post_competence", "", "competence of all posts, summed",
     [](const Agency& a) {
         double sum = 0;
         for (const auto& post : a.posts) sum += double{post.competence};
         return sum;
     }},
    {"staff", "persons", "workers in full-time persons", of_agency<&Agency::staff>},
    {"competence", "", "their mean professional competence", of_agency<&Agency::competence>},
    {"slowness", "", "time that a case takes, relative to usual", of_agency<&Agency::slowness>},
    {"joining_hours", "hours", "to spend next month on who comes new", of_agency<&Agency::joining_hours>},
    {"unspent", "fen", "what will be left of the price", of_agency<&Agency::unspent>},
    {"grade", "", "1 (1A) to 5 (5A); 0 not graded yet", of_agency<&Agency::grade>},
    {"diverts", "", "share of the payroll that buys no work", of_agency<&Agency::diverts>},
    {"pay_owed", "yuan", "that staff who worked on are still to get", of_agency<&Agency::pay_owed>},
    {"task_weight", "", "that its contract gives to tasks", of_agency<&Agency::task_weight>},
    {"tasks_missed", "", "share of its tasks, by the last inspection", of_agency<&Agency::tasks_missed>},
    {"process_missed", "", "the same of process", of_agency<&Agency::process_missed>},
    {"suspicion", "", "how likely audits are to find what it diverts", of_agency<&Agency::suspicion>},
    {"inspection_hours", "hours", "to spend next month on the last inspection", of_agency<&Agency::inspection_hours>},
    {"score", "0 to 100", "of the last inspection; -1 none yet", of_agency<&Agency::score>},
    {"barred_months", "months", "to come without a contract", of_agency<&Agency::barred_months>},
    {"withheld", "", "1 while instalments wait", of_agency<&Agency::withheld>},
    {"last_instalment", "fen", "as far as it has fallen due", of_agency<&Agency::last_instalment>},
    {"earned", "", "share of it that satisfaction has earned", of_agency<&Agency::earned>},
    {"would_earn", "", "share that it would", of_agency<&Agency::would_earn>},
    {"owed", "fen", "instalments due, below 0 what is held back", of_agency<&Agency::owed>},
    {"diverted", "fen", "since the last audit", of_agency<&Agency::diverted>},
    {"tasks_done", "", "matches since the project began", of_agency<&Agency::tasks_done>},
    {"tasks_asked", "", "matches that its contract asked for", of_agency<&Agency::tasks_asked>},
    {"survey_share", "", "of its hours", of_agency<&Agency::survey_share>},
    {"linking_share", "", "of its hours", of_agency<&Agency::linking_share>},
    {"organising_share", "", "of its hours", of_agency<&Agency::organising_share>},
    {"desk_hours", "hours", "of who goes on with its records", of_agency<&Agency::desk_hours>},
    {"hours", "hours", "paid for this month", of_agency<&Agency::hours>},
    {"survey_hours", "hours", "for surveys", of_agency<&Agency::survey_hours>},
    {"linking_hours", "hours", "for linking", of_agency<&Agency::linking_hours>},
    {"organising_hours", "hours", "for organising", of_agency<&Agency::organising_hours>},
    {"casework_hours", "hours", "for casework", of_agency<&Agency::casework_hours>},
    {"survey_hours_used", "hours", "for surveys, used", of_agency<&Agency::survey_hours_used>},
    {"linking_hours_used", "hours", "for linking, used", of_agency<&Agency::linking_hours_used>},
    {"organising_hours_used", "hours", "for organising, used", of_agency<&Agency::organising_hours_used>},
    {"casework_hours_used", "hours", "for casework, used", of_agency<&Agency::casework_hours_used>},
    {"volunteer_hours", "hours", "of volunteers", of_agency<&Agency::volunteer_hours>},
    {"caseload", "households", "that it is charged with",
     [](const Agency& a) { return static_cast<double>(a.caseload.size()); }},
    {"assessments", "", "months in which it assessed suppliers, summed",
     [](const Agency& a) {
         double sum = 0;
         for (const auto month : a.supplier_assessed) sum += month == never ? 0 : 1 + double(month);
         return sum;
     }},
};

template <auto member>
constexpr auto of_village = sim::number_of<Village, member>;
const Field<Village> village_fields[] = {
    {"first_household", "row", "first of its households", of_village<&Village::first_household>},
    {"households", "households", "its rows", of_village<&Village::households>},
    {"living", "households", "with members", of_village<&Village::living>},
    {"free_land", "mu", "fallen back to the village", of_village<&Village::free_land>},
    {"pilot", "", "1 in a pilot village", of_village<&Village::pilot>},
    {"agency", "", "that surveys and organises there; -1 none", of_village<&Village::agency>},
    {"distance", "km", "to the county seat", of_village<&Village::distance>},
    {"price_discount", "", "gate price below the market price", of_village<&Village::price_discount>},
    {"unsold_share", "", "produce that finds no buyer", of_village<&Village::unsold_share>},
    {"weather", "log points", "this season's shock", of_village<&Village::weather>},
    {"quota", "households", "places on the register", of_village<&Village::quota>},
    {"branch", "", "strength of the Party branch and of self-government", of_village<&Village::branch>},
    {"team", "", "1 with a resident work team", of_village<&Village::team>},
    {"worker_skill", "", "what training added to its worker's", of_village<&Village::worker_skill>},
    {"norm", "", "of helping one another, beyond what it was", of_village<&Village::norm>},
    {"collective", "", "1 once land and funds became shares", of_village<&Village::collective>},
    {"collective_months", "months", "since then", of_village<&Village::collective_months>},
    {"pooled_land", "mu", "in the collective", of_village<&Village::pooled_land>},
    {"collective_base", "yuan", "in its fund once the last year was closed", of_village<&Village::collective_base>},
    {"pays_a_mu", "yuan/mu/year", "as members have come to expect", of_village<&Village::pays_a_mu>},
};

template <auto member>
constexpr auto of_association = sim::number_of<Association, member>;
const Field<Association> association_fields[] = {
    {"stage", "", "what it has come to, 0 none to 4 self-sustaining", of_association<&Association::stage>},
    {"maturity", "", "0 to 1", of_association<&Association::maturity>},
    {"standard", "", "mean of its standards", [](const Association& a) { return double{a.mean_standard()}; }},
    {"activity", "", "0 to 1", of_association<&Association::activity>},
    {"idle_months", "months", "without activity", of_association<&Association::idle_months>},
    {"members", "households", "members", of_association<&Association::members>},
    {"leaders", "persons", "leaders", of_association<&Association::leaders>},
    {"project_months", "months", "still to come of its project", of_association<&Association::project_months>},
    {"licensed", "", "1 where a leader is a social worker", of_association<&Association::licensed>},
    {"led_by_others", "", "tie to the one that lends it a leader", of_association<&Association::led_by_others>},
    {"grade", "", "1 (1A) to 5 (5A); 0 not graded yet", of_association<&Association::grade>},
    {"year_months", "months", "at work this year", of_association<&Association::year_months>},
    {"year_activity", "", "activity this year, summed", of_association<&Association::year_activity>},
    {"linking_hours", "hours", "for linking", of_association<&Association::linking_hours>},
    {"linking_hours_used", "hours", "for linking, used", of_association<&Association::linking_hours_used>},
};

template <auto member>
constexpr auto of_shared = sim::number_of<Environment, member>;
const Field<Environment> environment_fields[] = {
    {"price_index", "", "consumer prices, 1 at the start", of_shared<&Environment::price_index>},
    {"poverty_line", "yuan/person/year", "current prices", of_shared<&Environment::poverty_line>},
    {"subsistence", "yuan/person/month", "what nobody goes below by choice", of_shared<&Environment::subsistence>},
    {"dibao_line", "yuan/person/year", "income below which dibao can be claimed", of_shared<&Environment::dibao_line>},
    {"wage_level", "", "wages, 1 at the start", of_shared<&Environment::wage_level>},
    {"season_share", "", "of a year's crops, harvested this month", of_shared<&Environment::season_share>},
    {"coming_share", "", "of the next harvest", of_shared<&Environment::coming_share>},
    {"market_price", "", "farm prices relative to consumer prices", of_shared<&Environment::market_price>},
    {"weather", "log points", "this season's shock common to the county", of_shared<&Environment::weather>},
    {"legitimacy", "", "standing of social work, 0 to 1", of_shared<&Environment::legitimacy>},
    {"purchasing", "", "prices the government pays for services", of_shared<&Environment::purchasing>},
    {"means", "", "means of donors and enterprises", of_shared<&Environment::means>},
    {"tax_relief", "", "the part that tax relief makes", of_shared<&Environment::tax_relief>},
    {"ease_of_entry", "", "of social organisations", of_shared<&Environment::ease_of_entry>},
    {"houses_planned", "households", "repairs of a programme this year", of_shared<&Environment::houses_planned>},
    {"dibao_registered", "", "a programme's places for the register", of_shared<&Environment::dibao_registered>},
};

template <auto member>
constexpr auto of_whole = sim::number_of<District, member>;
double sum_of(const std::array<float, 12>& months)
{
    double sum = 0;
    for (const float m : months) sum += double{m};
    return sum;
}
const Field<District> district_fields[] = {
    {"platform_kept_by", "", "0 nobody, 1 project, 2 associations, 3 government",
     of_whole<&District::platform_kept_by>},
    {"platform_left", "", "1 where a project left one", of_whole<&District::platform_left>},
    {"platform_adopted", "", "1 where the government would take it over", of_whole<&District::platform_adopted>},
    {"platform_arrears", "fen", "running cost that associations owe", of_whole<&District::platform_arrears>},
    {"platform_open", "", "1 while it is open", of_whole<&District::platform_open>},
    {"goods_met", "", "needs but care met in the last year",
     [](const District& d) { return sum_of(d.service_goods.met); }},
    {"care_met", "", "needs for care met in the last year",
     [](const District& d) { return sum_of(d.service_care.met); }},
    {"months_since_project", "months", "since the last one ended", of_whole<&District::months_since_project>},
    {"people", "persons", "all", of_whole<&District::people>},
    {"project_households", "households", "of the project",
     [](const District& d) { return static_cast<double>(d.project.size()); }},
    {"ties_of_associations", "", "summed",
     [](const District& d) {
         double sum = 0;
         for (std::size_t i = 0; i < d.links.villages().size(); ++i)
             for (const float tie : d.links.of(i)) sum += double{tie};
         return sum;
     }},
    {"delivered", "", "help delivered since the start, summed",
     [](const District& d) {
         double sum = 0;
         for (const auto& group : d.delivered)
             for (const double of : group) sum += of;
         return sum;
     }},
};

template <auto member>
constexpr auto of_request = sim::number_of<Request, member>;
const Field<Request> request_fields[] = {
    {"household", "row", "who needs it", of_request<&Request::household>},
    {"supplier", "", "that has heard of it", of_request<&Request::supplier>},
    {"month", "month", "in which it heard", of_request<&Request::month>},
    {"need", "", "which need", of_request<&Request::need>},
    {"by", "", "who told it", of_request<&Request::by>},
};

template <auto member>
constexpr auto of_matched = sim::number_of<Match, member>;
const Field<Match> match_fields[] = {
    {"household", "row", "that is helped", of_matched<&Match::household>},
    {"person", "row", "who works or learns", of_matched<&Match::person>},
    {"supplier", "", "that helps", of_matched<&Match::supplier>},
    {"agency", "", "under whose record", of_matched<&Match::agency>},
    {"need", "", "which need", of_matched<&Match::need>},
    {"quantity", "", "in the need's unit", of_matched<&Match::quantity>},
    {"linker", "", "who linked them", of_matched<&Match::linker>},
};

/// Places of the tables in a state, which subjects refer to.
enum Place : std::size_t { households_place, household_cash, household_outcomes, persons_place };

sim::ColumnRows::Column cash_of(const District& district, Holder holder)
{
    return {{"cash", "fen", "balance in the books"},
            [balances = district.ledger.balances(kind(holder))](std::size_t row) {
                return static_cast<double>(balances[row]);
            }};
}

std::unique_ptr<const sim::Rows> books_of(const District& district, Holder holder, const sim::AnyColumn* keys = nullptr)
{
    return std::make_unique<sim::ColumnRows>(std::string(holders[kind(holder)].name),
                                             district.ledger.balances(kind(holder)).size(),
                                             std::vector{cash_of(district, holder)}, keys);
}

std::unique_ptr<const sim::Rows> outcomes_of(const District& district)
{
    static constexpr sim::ColumnDescription about[need_count] = {
        {"outcome_sales", "", "what became of the need for sales this month"},
        {"outcome_work", "", "what became of the need for work this month"},
        {"outcome_skills", "", "what became of the need for skills this month"},
        {"outcome_funds", "", "what became of the need for funds this month"},
        {"outcome_care", "", "what became of the need for care this month"}};
    std::vector<sim::ColumnRows::Column> columns;
    for (std::size_t n = 0; n < need_count; ++n)
        columns.push_back({about[n], [&of = district.outcome[n]](std::size_t row) {
                               return row < of.size() ? static_cast<double>(of[row]) : 0;
                           }});
    return std::make_unique<sim::ColumnRows>("households", district.household_count(), std::move(columns),
                                             &district.households.identity);
}

template <class Record>
std::unique_ptr<const sim::Rows> records(std::string name, std::span<const Record> of,
                                         std::span<const Field<Record>> fields)
{
    return std::make_unique<sim::RecordRows<Record>>(std::move(name), of, fields);
}

std::optional<std::size_t> number_in(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0) return {};
    return number;
}

} // namespace

sim::State state_of(const District& district)
{
    sim::State out;
    out.push_back(std::make_unique<sim::TableRows>("households", district.households));
    out.push_back(books_of(district, Holder::household, &district.households.identity));
    out.push_back(outcomes_of(district));
    out.push_back(std::make_unique<sim::TableRows>("persons", district.persons));
    out.push_back(records<Supplier>("suppliers", district.suppliers, supplier_fields));
    out.push_back(records<Agency>("agencies", district.agencies, agency_fields));
    out.push_back(records<Village>("villages", district.villages, village_fields));
    out.push_back(records<Association>("associations", district.associations, association_fields));
    out.push_back(records<Environment>("environment", {&district.environment, 1}, environment_fields));
    out.push_back(records<District>("district", {&district, 1}, district_fields));
    out.push_back(records<Request>("requests", district.requests, request_fields));
    out.push_back(records<Match>("matches", district.matches, match_fields));
    for (const auto holder : {Holder::agency, Holder::supplier, Holder::association, Holder::collective})
        out.push_back(books_of(district, holder));
    return out;
}

std::optional<std::uint64_t> household_meant(const District& district, const std::string& text)
{
    const auto& h = district.households;
    const auto slash = text.find('/');
    const auto number = number_in(slash == text.npos ? text : text.substr(slash + 1));
    if (!number) return {};
    if (slash != text.npos) {
        const auto place = number_in(text.substr(0, slash));
        if (!place || *place > district.villages.size() || *number > district.villages[*place - 1].households)
            return {};
        return h.identity[district.villages[*place - 1].first_household + *number - 1];
    }
    if (district.project.empty()) return *number <= h.rows() ? std::optional(h.identity[*number - 1]) : std::nullopt;
    return *number <= district.project.size() ? std::optional(h.identity[district.project[*number - 1]]) : std::nullopt;
}

sim::Subject household_subject(const District& district, std::uint64_t identity)
{
    const auto& h = district.households;
    sim::Subject out;
    std::size_t i = 0;
    while (i < h.rows() && h.identity[i] != identity) ++i;
    if (i == h.rows()) return out;
    out.account = account(Holder::household, i);
    for (const auto table : {households_place, household_cash, household_outcomes}) out.rows.push_back({table, i, ""});
    for (std::size_t m = 0; m < h.members[i]; ++m)
        out.rows.push_back({persons_place, h.first_member[i] + m, "member " + std::to_string(m + 1)});
    return out;
}

} // namespace alleviation
