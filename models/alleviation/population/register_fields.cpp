#include "models/alleviation/population/register_fields.h"

#include "models/alleviation/population/code_words.h"

#include <type_traits>
#include <utility>

namespace alleviation {

namespace {

using FieldKind = RegisterField::Kind;
using Headers = std::vector<RegisterHeading>;
using Sense = RegisterHeading::Sense;

constexpr std::string_view required = "";

struct Range {
    double least, most;
    std::string_view unit;
};

template <auto Place>
constexpr bool of_household = std::is_invocable_v<decltype(Place), ListedHousehold&>;

template <auto Place>
void put(ListedRow& row, double value)
{
    if constexpr (of_household<Place>)
        row.household.*Place = static_cast<std::decay_t<decltype(row.household.*Place)>>(value);
    else
        row.person.*Place = static_cast<std::decay_t<decltype(row.person.*Place)>>(value);
}

RegisterField label(std::string_view name, Headers chinese, bool household, std::string_view meaning)
{
    return {.name = name,
            .chinese_headers = std::move(chinese),
            .kind = FieldKind::label,
            .of_household = household,
            .meaning = meaning};
}

template <auto Place>
RegisterField number(std::string_view name, Headers chinese, Range range, std::string_view fallback,
                     std::string_view meaning, std::span<const CodeName> words = {})
{
    constexpr bool whole =
        std::is_same_v<decltype(Place), int ListedPerson::*> || std::is_same_v<decltype(Place), int ListedHousehold::*>;
    return {.name = name,
            .chinese_headers = std::move(chinese),
            .kind = whole ? FieldKind::whole_number : FieldKind::number,
            .of_household = of_household<Place>,
            .fallback = fallback,
            .unit = range.unit,
            .meaning = meaning,
            .least = range.least,
            .most = range.most,
            .words = words,
            .put = put<Place>};
}

template <auto Place>
RegisterField code(std::string_view name, Headers chinese, std::span<const CodeName> words, std::string_view fallback,
                   std::string_view meaning, bool gravest_of_several = false)
{
    return {.name = name,
            .chinese_headers = std::move(chinese),
            .kind = FieldKind::code,
            .of_household = of_household<Place>,
            .fallback = fallback,
            .meaning = meaning,
            .words = words,
            .put = put<Place>,
            .gravest_of_several = gravest_of_several};
}

// Ranges are wide: they are there to catch a slipped decimal point, a swapped column or fen instead of yuan.
constexpr Range earned{0, 1e7, "yuan a year"};
constexpr Range net{-1e6, 1e7, "yuan a year"};

/// What a number of identity tells where no other cell does.
Headers with_identity(Headers others)
{
    for (const char* header :
         {"证件号码", "身份证号码", "身份证号", "公民身份号码", "居民身份证号码", "居民身份证号", "身份证"})
        others.emplace_back(header, Sense::identity);
    return others;
}

/// A list of one village has no column for it.
RegisterField village()
{
    auto out = label("village", {"行政村", "行政村名称", "村", "村名", "所在村", "村(居)", "村委会"}, true,
                     "administrative village");
    out.fallback = "one for all";
    return out;
}

std::vector<RegisterField> declared()
{
    using P = ListedPerson;
    using H = ListedHousehold;
    return {
        label("household", {"户编号", "家庭编号", "户编码", "户号", "农户编号", "户ID"}, true,
              "label of the household"),
        village(),
        label("member", {"成员编号", "人员编号", "人编号", "姓名", "成员姓名", "家庭成员姓名"}, false,
              "label of the member, unique within the household"),
        code<&P::relation>("relation", {"与户主关系", "与户主的关系", "家庭关系", "户主关系", "成员关系", "关系"},
                           relation_names, required, "relation to the head; each household has one head"),
        code<&P::sex>("sex", with_identity({"性别"}), sex_names, required, "sex"),
        number<&P::age>("age",
                        with_identity({"年龄",
                                       "周岁",
                                       {"出生日期", Sense::birth},
                                       {"出生年月日", Sense::birth},
                                       {"出生年月", Sense::birth},
                                       {"出生时间", Sense::birth},
                                       {"生日", Sense::birth}}),
                        {0, 120, "years"}, required, "completed years of age"),
        number<&P::schooling_years>(
            "schooling_years", {"文化程度", "受教育程度", "学历", "受教育年限"}, {0, 25, "years"}, "6",
            "completed years of schooling; the default is less for a child below 12", schooling_names),
        code<&P::health>("health", {"健康状况", "健康情况", "身体状况", "身体健康状况"}, health_names, required,
                         "state of health; of several in one cell the gravest counts", true),
        code<&P::able_to_work>("able_to_work", {"劳动能力", "劳动技能", "劳动力状况", "劳动能力状况", "劳动力类型"},
                               work_ability_names, required, "ability to work"),
        code<&P::off_farm_work>("off_farm_work",
                                {"务工情况", "务工状况", "务工区域", "务工地区", "务工地点", "务工所在地"},
                                off_farm_work_names, "none", "paid work off the own farm; migrant: outside the county"),
        number<&P::migrant_months>("migrant_months", {"务工月数", "务工时间", "务工时长", "外出务工时间"},
                                   {0, 12, "months a year"}, "0",
                                   "months of the year away for work; a list that counts local work here may do so"),
        number<&H::land_mu>("land_mu", {"耕地面积", "承包耕地面积", "耕地"}, {0, 1000, "mu"}, "0",
                            "arable land, 1 mu is 1/15 hectare"),
        number<&H::income_wage>("income_wage", {"工资性收入"}, earned, required, "wages brought home"),
        number<&H::income_business>("income_business",
                                    {"生产经营性收入", "家庭经营性收入", "经营性收入", "经营净收入", "生产经营净收入"},
                                    net, required, "net income from farm and trade, own consumption included"),
        number<&H::income_property>("income_property", {"财产性收入", "财产净收入"}, net, "0",
                                    "rent of land, dividends, interest"),
        number<&H::income_transfer>("income_transfer", {"转移性收入", "转移净收入"}, net, required,
                                    "pensions, allowances, subsidies, support by relatives"),
        code<&H::cause>("cause",
                        {"主要致贫原因", "致贫原因", "致贫原因1", "主要致贫原因1", "主要至贫原因", "至贫原因",
                         "致贫返贫风险", "返贫风险", "致贫风险", "返贫致贫风险", "监测对象风险类型", "风险类型"},
                        cause_names, "other", "main cause of poverty, a code of the register; since 2021 the risk"),
        code<&H::safe_housing>("safe_housing",
                               {"住房安全",
                                "住房是否安全",
                                "是否安全住房",
                                "是否有安全住房",
                                "是否解决安全住房",
                                {"是否危房户", Sense::opposite},
                                {"是否危房", Sense::opposite},
                                {"是否住危房", Sense::opposite},
                                {"危房户", Sense::opposite}},
                               yes_no_names, "yes", "the house is safe to live in"),
        code<&H::safe_water>("safe_water",
                             {"饮水安全",
                              "饮水是否安全",
                              "是否解决安全饮用水",
                              "是否有安全饮用水",
                              "是否饮水安全",
                              {"是否饮水困难", Sense::opposite}},
                             yes_no_names, "yes", "drinking water is safe"),
        code<&P::dibao>("dibao",
                        {"低保", "是否低保", "是否享受低保", "是否低保户", "是否享受农村居民最低生活保障", "低保人口",
                         "贫困户属性", "农户属性", "户类型"},
                        dibao_names, "no", "draws the minimum living allowance (may differ within a household)"),
        code<&P::medical_insurance>("medical_insurance",
                                    {"医疗保险", "是否参加医疗保险", "参加新型农村合作医疗", "是否参加新型农村合作医疗",
                                     "是否参加城乡居民基本医疗保险", "是否参加城乡居民医疗保险", "是否参加基本医疗保险",
                                     "是否参加城乡居民基本医保", "是否参加基本医保"},
                                    yes_no_names, "yes", "insured with the basic medical insurance"),
        number<&H::registered_since>("registered_since",
                                     {"建档年份",
                                      "建档年度",
                                      "识别年份",
                                      {"识别时间", Sense::year},
                                      {"首次识别时间", Sense::year},
                                      {"识别监测时间", Sense::year},
                                      {"建档时间", Sense::year}},
                                     {1980, 2100, "calendar year"}, "2014", "year of entry into the register"),
    };
}

} // namespace

const std::vector<RegisterField>& register_fields()
{
    static const std::vector<RegisterField> fields = declared();
    return fields;
}

std::string describe_register_columns()
{
    const auto said = [](Sense sense) {
        return sense == Sense::opposite   ? " (the opposite)"
               : sense == Sense::year     ? " (the year of a date)"
               : sense == Sense::birth    ? " (a date, reckoned at the start)"
               : sense == Sense::identity ? " (where no other cell tells; kept nowhere)"
                                          : "";
    };
    std::string page = "| column | Chinese headers | of | unit | allowed | default | meaning |\n"
                       "|---|---|---|---|---|---|---|\n";
    for (const RegisterField& field : register_fields()) {
        std::string chinese;
        for (const auto& header : field.chinese_headers)
            chinese += (chinese.empty() ? "" : "、") + std::string(header.text) + said(header.sense);
        page += "| `" + std::string(field.name) + "` | " + chinese + " | " +
                (field.of_household ? "household" : "member") + " | " + std::string(field.unit) + " | " +
                field.allowed().english + " | " + (field.required() ? "required" : std::string(field.fallback)) +
                " | " + std::string(field.meaning) + " |\n";
    }
    return page;
}

} // namespace alleviation
