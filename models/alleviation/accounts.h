/// Who holds money, and what it is paid for. Every payment of the model has one of these purposes.
#pragma once

#include "sim/core/ledger.h"

namespace alleviation {

enum class Holder : std::size_t {
    household,
    agency,
    supplier,
    association,
    collective,
    government,
    credit,
    employers,
    market,
    relatives,
    donors,
    staff,
    founding
};

inline constexpr sim::AccountKind holders[] = {
    {"households", "农户", "cash of each household"},
    {"agencies", "社工机构", "cash of each social-work agency, and of the administration where it runs a project"},
    {"suppliers", "供给主体", "cash of each social organisation, enterprise and government office that helps", true},
    {"associations", "互助协会", "fund of each village's mutual-aid association"},
    {"collectives", "村集体经济", "cash of each village's collective economy"},
    {"government", "政府", "purchaser of services and payer of transfers"},
    {"credit", "农村信用社",
     "rural credit cooperative; its balance is the interest it earned less what households owe"},
    {"employers", "一般雇主", "employers outside the model's own enterprises"},
    {"market", "市场", "traders, shops, clinics and schools"},
    {"relatives", "外出亲属", "absent children and other relatives"},
    {"donors", "捐赠者", "the public that gives to social organisations"},
    {"staff", "工作人员", "staff of agencies"},
    {"founding", "期初", "where the balances at the founding of the world came from"},
};

/// Classes under which receipts are kept; the first five are income, as in household surveys (G1 of the model).
enum class Entry : std::size_t { wage, business, property, public_transfer, private_transfer, capital, funding };
inline constexpr std::size_t income_entries = 5;
inline constexpr std::string_view entries[] = {"wage",    "business", "property", "public_transfer", "private_transfer",
                                               "capital", "funding"};

enum class For : std::size_t {
    wages,
    public_post,
    produce,
    linked_produce,
    business,
    dividend,
    dibao,
    pension,
    land_subsidy,
    medical_reimbursement,
    training_allowance,
    relief,
    grant,
    family_support,
    remittance,
    loan,
    repayment,
    interest,
    asset_sale,
    investment,
    building,
    inputs,
    food,
    other_goods,
    medical_care,
    schooling,
    tranche,
    salaries,
    overhead,
    allocation,
    donation,
    sales_revenue,
    course_cost,
    inheritance,
    division,
    mutual_aid,
    dues,
    fund_aid,
    pooling,
    activities,
    returned_dues,
    platform,
    seed_fund,
    profits,
    losses,
    collective_dividend,
    rent,
    seed_assets,
    temporary_aid,
    guarantees,
    cash_transfer,
    tax_relief
};

namespace detail {
constexpr std::size_t as(Entry entry)
{
    return static_cast<std::size_t>(entry);
}
} // namespace detail

inline constexpr sim::Purpose purposes[] = {
    {"wages", "工资", "wages of local, migrant and workshop jobs, and of day labour for a collective economy",
     detail::as(Entry::wage)},
    {"public_post", "公益岗位工资", "wages of public-welfare posts", detail::as(Entry::wage)},
    {"produce", "农产品销售", "produce sold to traders at the gate", detail::as(Entry::business)},
    {"linked_produce", "消费扶贫采购", "produce sold through linked purchase", detail::as(Entry::business)},
    {"business", "经营收入", "sales of livestock, crafts and services", detail::as(Entry::business)},
    {"dividend", "财产性收入", "interest on savings", detail::as(Entry::property)},
    {"dibao", "低保", "subsistence allowance", detail::as(Entry::public_transfer)},
    {"pension", "养老金", "rural basic pension", detail::as(Entry::public_transfer)},
    {"land_subsidy", "农业补贴", "agricultural subsidy by area", detail::as(Entry::public_transfer)},
    {"medical_reimbursement", "医保报销", "share of medical bills that insurance settles with the clinic",
     detail::as(Entry::capital)},
    {"training_allowance", "培训补贴", "allowance for days spent in a course", detail::as(Entry::public_transfer)},
    {"relief", "临时救助", "emergency grant of the administration", detail::as(Entry::public_transfer)},
    {"grant", "爱心资助", "emergency or schooling grant of a social organisation", detail::as(Entry::private_transfer)},
    {"family_support", "亲属赡养", "support by absent relatives", detail::as(Entry::private_transfer)},
    {"remittance", "外出务工寄带回", "what migrants send or bring home of their wages",
     detail::as(Entry::private_transfer)},
    {"loan", "贷款", "credit taken up", detail::as(Entry::capital)},
    {"repayment", "还款", "credit paid back", detail::as(Entry::capital)},
    {"interest", "利息", "interest on credit", detail::as(Entry::capital)},
    {"asset_sale", "变卖资产", "productive assets sold in distress", detail::as(Entry::capital)},
    {"investment", "投资", "productive assets bought", detail::as(Entry::capital)},
    {"building", "建房等大额支出", "houses, bride prices and flats: large outlays that are no consumption",
     detail::as(Entry::capital)},
    {"inputs", "生产投入", "seed, fertiliser, feed, materials", detail::as(Entry::capital)},
    {"food", "食品", "food bought", detail::as(Entry::capital)},
    {"other_goods", "其他消费", "goods and services other than food, care and schooling", detail::as(Entry::capital)},
    {"medical_care", "医疗", "medical bills, before refunds", detail::as(Entry::capital)},
    {"schooling", "教育", "fees and boarding of senior high school and college", detail::as(Entry::capital)},
    {"tranche", "项目拨款", "instalment of a purchased project", detail::as(Entry::funding)},
    {"salaries", "工作人员薪酬", "pay of project staff", detail::as(Entry::funding)},
    {"overhead", "管理费", "offices, travel and the platform", detail::as(Entry::funding)},
    {"allocation", "财政拨付", "public money given to a government office for its help", detail::as(Entry::funding)},
    {"donation", "捐赠", "gifts of the public to social organisations", detail::as(Entry::funding)},
    {"sales_revenue", "销售收入", "what enterprises and buyers earn by selling on", detail::as(Entry::funding)},
    {"course_cost", "培训成本", "teachers and materials of courses", detail::as(Entry::funding)},
    {"inheritance", "遗产", "cash that a household leaves whose last member died, its debts paid",
     detail::as(Entry::capital)},
    {"division", "分家", "cash that a family takes along which sets up its own household", detail::as(Entry::capital)},
    {"mutual_aid", "邻里互助", "gift of one household to another in need", detail::as(Entry::private_transfer)},
    {"dues", "会费", "members' contributions to the mutual-aid fund", detail::as(Entry::funding)},
    {"fund_aid", "互助金", "help out of the mutual-aid fund", detail::as(Entry::private_transfer)},
    {"pooling", "困难大家帮", "help of one association's fund for another's", detail::as(Entry::funding)},
    {"activities", "活动开支", "what an association's meetings and records cost", detail::as(Entry::funding)},
    {"returned_dues", "退还会费", "what is left of the fund when an association dissolves", detail::as(Entry::capital)},
    {"platform", "平台运行费", "running cost of the platform after a project", detail::as(Entry::funding)},
    {"seed_fund", "项目资金入股", "project funds turned into shares", detail::as(Entry::funding)},
    {"profits", "集体经营收益", "crops of a collective economy, and what its other funds bring",
     detail::as(Entry::funding)},
    {"losses", "集体经营亏损", "what a collective economy's other funds lose", detail::as(Entry::funding)},
    {"collective_dividend", "集体分红", "dividend on shares in the collective economy", detail::as(Entry::property)},
    {"rent", "土地入股保底租金", "rent that a collective economy pays for pooled land", detail::as(Entry::property)},
    {"seed_assets", "资产扶持", "productive assets that a supplier gives", detail::as(Entry::funding)},
    {"temporary_aid", "临时救助", "temporary aid in sudden hardship", detail::as(Entry::public_transfer)},
    {"guarantees", "住房、饮水、医保保障", "repaired houses, water and insurance of supported households",
     detail::as(Entry::funding)},
    {"cash_transfer", "一次性现金转移", "cash given once, without conditions", detail::as(Entry::private_transfer)},
    {"tax_relief", "捐赠税收减免", "tax that donors need not pay for what they gave", detail::as(Entry::funding)},
};

/// The payments that occur: who pays whom for what. A payment outside this list is an error.
struct Route {
    Holder from, to;
    For what;
};
inline constexpr Route routes[] = {
    {Holder::employers, Holder::household, For::wages},
    {Holder::supplier, Holder::household, For::wages},
    {Holder::supplier, Holder::household, For::public_post},
    {Holder::market, Holder::household, For::produce},
    {Holder::supplier, Holder::household, For::linked_produce},
    {Holder::market, Holder::household, For::business},
    {Holder::market, Holder::household, For::dividend},
    {Holder::government, Holder::household, For::dibao},
    {Holder::government, Holder::household, For::pension},
    {Holder::government, Holder::household, For::land_subsidy},
    {Holder::government, Holder::market, For::medical_reimbursement},
    {Holder::supplier, Holder::household, For::training_allowance},
    {Holder::supplier, Holder::household, For::relief},
    {Holder::supplier, Holder::household, For::grant},
    {Holder::relatives, Holder::household, For::family_support},
    {Holder::employers, Holder::household, For::remittance},
    {Holder::supplier, Holder::household, For::remittance},
    {Holder::credit, Holder::household, For::loan},
    {Holder::household, Holder::credit, For::repayment},
    {Holder::household, Holder::credit, For::interest},
    {Holder::market, Holder::household, For::asset_sale},
    {Holder::household, Holder::market, For::investment},
    {Holder::household, Holder::market, For::building},
    {Holder::household, Holder::market, For::inputs},
    {Holder::household, Holder::market, For::food},
    {Holder::household, Holder::market, For::other_goods},
    {Holder::household, Holder::market, For::medical_care},
    {Holder::household, Holder::market, For::schooling},
    {Holder::government, Holder::agency, For::tranche},
    {Holder::agency, Holder::government, For::tranche},
    {Holder::government, Holder::association, For::tranche},
    {Holder::agency, Holder::staff, For::salaries},
    {Holder::agency, Holder::market, For::overhead},
    {Holder::government, Holder::supplier, For::allocation},
    {Holder::donors, Holder::supplier, For::donation},
    {Holder::market, Holder::supplier, For::sales_revenue},
    {Holder::supplier, Holder::market, For::course_cost},
    {Holder::household, Holder::relatives, For::inheritance},
    {Holder::relatives, Holder::credit, For::repayment},
    {Holder::household, Holder::household, For::division},
    {Holder::household, Holder::household, For::mutual_aid},
    {Holder::household, Holder::association, For::dues},
    {Holder::association, Holder::household, For::fund_aid},
    {Holder::association, Holder::household, For::wages},
    {Holder::association, Holder::association, For::pooling},
    {Holder::association, Holder::market, For::activities},
    {Holder::association, Holder::household, For::returned_dues},
    {Holder::association, Holder::market, For::platform},
    {Holder::government, Holder::market, For::platform},
    {Holder::government, Holder::collective, For::seed_fund},
    {Holder::market, Holder::collective, For::profits},
    {Holder::collective, Holder::market, For::losses},
    {Holder::collective, Holder::market, For::inputs},
    {Holder::collective, Holder::household, For::wages},
    {Holder::collective, Holder::household, For::collective_dividend},
    {Holder::collective, Holder::household, For::rent},
    {Holder::supplier, Holder::market, For::seed_assets},
    {Holder::government, Holder::household, For::temporary_aid},
    {Holder::government, Holder::market, For::guarantees},
    {Holder::donors, Holder::household, For::cash_transfer},
    {Holder::government, Holder::donors, For::tax_relief},
};

inline constexpr sim::Chart chart{holders, purposes, entries};

constexpr std::size_t kind(Holder holder)
{
    return static_cast<std::size_t>(holder);
}
constexpr std::size_t purpose(For what)
{
    return static_cast<std::size_t>(what);
}
constexpr std::size_t entry(Entry what)
{
    return static_cast<std::size_t>(what);
}
constexpr sim::Account account(Holder holder, std::size_t number = 0)
{
    return {kind(holder), number};
}

static_assert(std::size(holders) == kind(Holder::founding) + 1);
static_assert(std::size(purposes) == purpose(For::tax_relief) + 1);

} // namespace alleviation
