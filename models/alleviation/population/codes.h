/// The codes of a household list: each with its English name and the words of China's poverty register (建档立卡).
///
/// The first line of a code has the names that are written; further lines are other words that are read as the same
/// code, as village lists and successive editions of the register's form (贫困户登记表) use them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace alleviation {

enum class Sex : std::uint8_t { male, female };
enum class Relation : std::uint8_t { head, spouse, child, parent, child_in_law, grandchild, other };
enum class Health : std::uint8_t { well, chronic, severe, disabled }; ///< in rising order of gravity
enum class WorkAbility : std::uint8_t { full, partial, none };
enum class OffFarmWork : std::uint8_t { none, local, migrant };

/// The register's main cause of poverty (主要致贫原因).
enum class Cause : std::uint8_t {
    illness,
    disability,
    schooling,
    disaster,
    marriage,
    no_land,
    no_water,
    no_technology,
    no_funds,
    no_labour,
    traffic,
    lack_of_drive,
    other
};
inline constexpr std::size_t cause_count = 13;

/// A word in a list and the number it stands for: a code, yes (1) or no (0), or years of schooling.
struct CodeName {
    int code = 0;
    std::string_view english;
    std::string_view chinese;
};

template <class Code>
constexpr CodeName name(Code code, std::string_view english, std::string_view chinese)
{
    return {static_cast<int>(code), english, chinese};
}

inline constexpr CodeName sex_names[] = {name(Sex::male, "male", "男"), name(Sex::female, "female", "女"),
                                         name(Sex::male, "", "男性"), name(Sex::female, "", "女性")};

inline constexpr CodeName relation_names[] = {
    name(Relation::head, "head", "户主"),
    name(Relation::spouse, "spouse", "配偶"),
    name(Relation::child, "child", "子女"),
    name(Relation::parent, "parent", "父母"),
    name(Relation::child_in_law, "child-in-law", "儿媳或女婿"),
    name(Relation::grandchild, "grandchild", "孙子女"),
    name(Relation::other, "other", "其他"),
    name(Relation::spouse, "", "妻子"),
    name(Relation::spouse, "", "丈夫"),
    name(Relation::child, "", "之子"),
    name(Relation::child, "", "之女"),
    name(Relation::child, "", "儿子"),
    name(Relation::child, "", "女儿"),
    name(Relation::child, "", "长子"),
    name(Relation::child, "", "次子"),
    name(Relation::child, "", "长女"),
    name(Relation::child, "", "次女"),
    name(Relation::parent, "", "之父"),
    name(Relation::parent, "", "之母"),
    name(Relation::parent, "", "父亲"),
    name(Relation::parent, "", "母亲"),
    name(Relation::parent, "", "之岳父"),
    name(Relation::parent, "", "之岳母"),
    name(Relation::parent, "", "之公公"),
    name(Relation::parent, "", "之婆婆"),
    name(Relation::child_in_law, "", "之儿媳"),
    name(Relation::child_in_law, "", "之女婿"),
    name(Relation::child_in_law, "", "儿媳"),
    name(Relation::child_in_law, "", "女婿"),
    name(Relation::grandchild, "", "之孙子"),
    name(Relation::grandchild, "", "之孙女"),
    name(Relation::grandchild, "", "之外孙子"),
    name(Relation::grandchild, "", "之外孙女"),
    name(Relation::grandchild, "", "孙子"),
    name(Relation::grandchild, "", "孙女"),
    name(Relation::grandchild, "", "外孙子"),
    name(Relation::grandchild, "", "外孙女"),
    name(Relation::other, "", "之兄弟姐妹"),
    name(Relation::other, "", "之祖父"),
    name(Relation::other, "", "之祖母"),
    name(Relation::other, "", "其它"),
};

inline constexpr CodeName health_names[] = {
    name(Health::well, "well", "健康"),         name(Health::chronic, "chronic", "长期慢性病"),
    name(Health::severe, "severe", "患有大病"), name(Health::disabled, "disabled", "残疾"),
    name(Health::chronic, "", "慢性病"),        name(Health::severe, "", "大病"),
};

inline constexpr CodeName work_ability_names[] = {
    name(WorkAbility::full, "full", "普通劳动力"), name(WorkAbility::partial, "partial", "弱劳动力或半劳动力"),
    name(WorkAbility::none, "none", "无劳动力"),   name(WorkAbility::full, "", "技能劳动力"),
    name(WorkAbility::partial, "", "弱劳动力"),    name(WorkAbility::partial, "", "半劳动力"),
    name(WorkAbility::none, "", "丧失劳动力"),
};

/// The register's form asks where someone works; outside the county counts as migrant work.
inline constexpr CodeName off_farm_work_names[] = {
    name(OffFarmWork::none, "none", "未务工"),
    name(OffFarmWork::local, "local", "本地务工"),
    name(OffFarmWork::migrant, "migrant", "外出务工"),
    name(OffFarmWork::none, "", "无"),
    name(OffFarmWork::none, "", "其他"),
    name(OffFarmWork::none, "", "其他（包括在家务农、学生、军人等情况）"),
    name(OffFarmWork::local, "", "乡镇内务工"),
    name(OffFarmWork::local, "", "乡（镇）内务工"),
    name(OffFarmWork::local, "", "乡镇外县内务工"),
    name(OffFarmWork::local, "", "乡（镇）外县内务工"),
    name(OffFarmWork::migrant, "", "县外省内务工"),
    name(OffFarmWork::migrant, "", "省外务工"),
};

inline constexpr CodeName cause_names[] = {
    name(Cause::illness, "illness", "因病"),
    name(Cause::disability, "disability", "因残"),
    name(Cause::schooling, "schooling", "因学"),
    name(Cause::disaster, "disaster", "因灾"),
    name(Cause::marriage, "marriage", "因婚"),
    name(Cause::no_land, "no_land", "缺土地"),
    name(Cause::no_water, "no_water", "缺水"),
    name(Cause::no_technology, "no_technology", "缺技术"),
    name(Cause::no_funds, "no_funds", "缺资金"),
    name(Cause::no_labour, "no_labour", "缺劳动力"),
    name(Cause::traffic, "traffic", "交通条件落后"),
    name(Cause::lack_of_drive, "lack_of_drive", "自身发展动力不足"),
    name(Cause::other, "other", "其他"),
    name(Cause::no_labour, "", "缺劳力"),
    name(Cause::lack_of_drive, "", "自身发展力不足"),
    name(Cause::other, "", "其它"),
};

inline constexpr CodeName yes_no_names[] = {name(true, "yes", "是"), name(false, "no", "否"), name(true, "", "有"),
                                            name(false, "", "无")};

/// Who draws the minimum living allowance; the register's form says it of the household (贫困户属性). Who is supported
/// as destitute (五保, 特困供养) draws no less.
inline constexpr CodeName dibao_names[] = {
    name(true, "yes", "是"),      name(false, "no", "否"),       name(true, "", "有"),
    name(false, "", "无"),        name(true, "", "低保贫困户"),  name(true, "", "低保户"),
    name(true, "", "五保贫困户"), name(true, "", "五保户"),      name(true, "", "特困供养贫困户"),
    name(true, "", "特困供养户"), name(false, "", "一般贫困户"), name(false, "", "一般农户"),
};

/// Words for years of schooling; a number of years is read as well.
inline constexpr CodeName schooling_names[] = {
    name(0, "", "文盲或半文盲"), name(6, "", "小学"),  name(9, "", "初中"),        name(12, "", "高中"),
    name(15, "", "大专"),        name(16, "", "本科"), name(0, "", "文盲"),        name(0, "", "学龄前儿童"),
    name(12, "", "中专"),        name(12, "", "职高"), name(16, "", "本科及以上"), name(19, "", "研究生"),
};

inline constexpr std::span<const CodeName> names_of(Sex)
{
    return sex_names;
}
inline constexpr std::span<const CodeName> names_of(Relation)
{
    return relation_names;
}
inline constexpr std::span<const CodeName> names_of(Health)
{
    return health_names;
}
inline constexpr std::span<const CodeName> names_of(WorkAbility)
{
    return work_ability_names;
}
inline constexpr std::span<const CodeName> names_of(OffFarmWork)
{
    return off_farm_work_names;
}
inline constexpr std::span<const CodeName> names_of(Cause)
{
    return cause_names;
}

template <class Code>
constexpr std::string_view english_name(Code code)
{
    for (const CodeName& each : names_of(code))
        if (each.code == static_cast<int>(code)) return each.english;
    return {};
}

template <class Code>
constexpr std::string_view chinese_name(Code code)
{
    for (const CodeName& each : names_of(code))
        if (each.code == static_cast<int>(code)) return each.chinese;
    return {};
}

} // namespace alleviation
