/// What the codes of a household list are called: in English, and in the words of China's poverty register (建档立卡).
///
/// The first line of a code has the names that are written; further lines are other words that are read as the same
/// code, as village lists, the register's form before and since 2021 (贫困户登记表, 脱贫户和监测对象信息) and national
/// standards use them (relations of kin: GB/T 4761-2008, of which 之子 is 子; sex 1 and 2: GB/T 2261.1; health: GB/T
/// 2261.3; schooling: GB/T 4658). Cells are compared once full-width letters and brackets were made ASCII.
#pragma once

#include "models/alleviation/population/codes.h"

namespace alleviation {

inline constexpr CodeName sex_names[] = {
    name(Sex::male, "male", "男"), name(Sex::female, "female", "女"), name(Sex::male, "", "男性"),
    name(Sex::male, "", "1"),      name(Sex::female, "", "女性"),     name(Sex::female, "", "2"),
};

inline constexpr CodeName relation_names[] = {
    name(Relation::head, "head", "户主"),
    name(Relation::spouse, "spouse", "配偶"),
    name(Relation::child, "child", "子女"),
    name(Relation::parent, "parent", "父母"),
    name(Relation::child_in_law, "child-in-law", "儿媳或女婿"),
    name(Relation::grandchild, "grandchild", "孙子女"),
    name(Relation::other, "other", "其他"),
    name(Relation::head, "", "本人或户主"),
    name(Relation::head, "", "本人"),
    name(Relation::head, "", "户主本人"),
    name(Relation::spouse, "", "妻子"),
    name(Relation::spouse, "", "丈夫"),
    name(Relation::spouse, "", "妻"),
    name(Relation::spouse, "", "夫"),
    name(Relation::spouse, "", "老伴"),
    name(Relation::spouse, "", "爱人"),
    name(Relation::child, "", "子"),
    name(Relation::child, "", "女"),
    name(Relation::child, "", "儿子"),
    name(Relation::child, "", "女儿"),
    name(Relation::child, "", "独生子"),
    name(Relation::child, "", "独生女"),
    name(Relation::child, "", "长子"),
    name(Relation::child, "", "次子"),
    name(Relation::child, "", "三子"),
    name(Relation::child, "", "四子"),
    name(Relation::child, "", "五子"),
    name(Relation::child, "", "长女"),
    name(Relation::child, "", "次女"),
    name(Relation::child, "", "三女"),
    name(Relation::child, "", "四女"),
    name(Relation::child, "", "五女"),
    name(Relation::child, "", "大儿子"),
    name(Relation::child, "", "二儿子"),
    name(Relation::child, "", "小儿子"),
    name(Relation::child, "", "大女儿"),
    name(Relation::child, "", "二女儿"),
    name(Relation::child, "", "小女儿"),
    name(Relation::child, "", "养子"),
    name(Relation::child, "", "养女"),
    name(Relation::child, "", "继子"),
    name(Relation::child, "", "继女"),
    name(Relation::child, "", "养子或继子"),
    name(Relation::child, "", "养女或继女"),
    name(Relation::child, "", "其他儿子"),
    name(Relation::child, "", "其他女儿"),
    name(Relation::parent, "", "父亲"),
    name(Relation::parent, "", "母亲"),
    name(Relation::parent, "", "父"),
    name(Relation::parent, "", "母"),
    name(Relation::parent, "", "岳父"),
    name(Relation::parent, "", "岳母"),
    name(Relation::parent, "", "公公"),
    name(Relation::parent, "", "婆婆"),
    name(Relation::parent, "", "岳父母"),
    name(Relation::parent, "", "公婆"),
    name(Relation::parent, "", "公婆或岳父母"),
    name(Relation::parent, "", "继父"),
    name(Relation::parent, "", "继母"),
    name(Relation::parent, "", "养父"),
    name(Relation::parent, "", "养母"),
    name(Relation::parent, "", "继父或养父"),
    name(Relation::parent, "", "继母或养母"),
    name(Relation::parent, "", "其他父母关系"),
    name(Relation::child_in_law, "", "儿媳"),
    name(Relation::child_in_law, "", "女婿"),
    name(Relation::child_in_law, "", "媳妇"),
    name(Relation::child_in_law, "", "儿媳妇"),
    name(Relation::grandchild, "", "孙子"),
    name(Relation::grandchild, "", "孙女"),
    name(Relation::grandchild, "", "外孙子"),
    name(Relation::grandchild, "", "外孙女"),
    name(Relation::grandchild, "", "外孙"),
    name(Relation::grandchild, "", "孙子女或外孙子女"),
    name(Relation::grandchild, "", "孙子、孙女或外孙子、外孙女"),
    name(Relation::other, "", "其它"),
    name(Relation::other, "", "兄弟姐妹"),
    name(Relation::other, "", "兄弟"),
    name(Relation::other, "", "姐妹"),
    name(Relation::other, "", "兄"),
    name(Relation::other, "", "弟"),
    name(Relation::other, "", "姐"),
    name(Relation::other, "", "妹"),
    name(Relation::other, "", "哥哥"),
    name(Relation::other, "", "弟弟"),
    name(Relation::other, "", "姐姐"),
    name(Relation::other, "", "妹妹"),
    name(Relation::other, "", "嫂"),
    name(Relation::other, "", "弟媳"),
    name(Relation::other, "", "姐夫"),
    name(Relation::other, "", "妹夫"),
    name(Relation::other, "", "嫂子"),
    name(Relation::other, "", "祖父"),
    name(Relation::other, "", "祖母"),
    name(Relation::other, "", "祖父母"),
    name(Relation::other, "", "祖父母或外祖父母"),
    name(Relation::other, "", "外祖父"),
    name(Relation::other, "", "外祖母"),
    name(Relation::other, "", "爷爷"),
    name(Relation::other, "", "奶奶"),
    name(Relation::other, "", "外公"),
    name(Relation::other, "", "外婆"),
    name(Relation::other, "", "曾祖父"),
    name(Relation::other, "", "曾祖母"),
    name(Relation::other, "", "孙媳"),
    name(Relation::other, "", "孙媳妇"),
    name(Relation::other, "", "孙女婿"),
    name(Relation::other, "", "孙媳妇或外孙媳妇"),
    name(Relation::other, "", "孙女婿或外孙女婿"),
    name(Relation::other, "", "曾孙子"),
    name(Relation::other, "", "曾孙女"),
    name(Relation::other, "", "重孙子"),
    name(Relation::other, "", "重孙女"),
    name(Relation::other, "", "伯父"),
    name(Relation::other, "", "伯母"),
    name(Relation::other, "", "叔父"),
    name(Relation::other, "", "叔叔"),
    name(Relation::other, "", "婶母"),
    name(Relation::other, "", "舅父"),
    name(Relation::other, "", "舅舅"),
    name(Relation::other, "", "舅母"),
    name(Relation::other, "", "姨父"),
    name(Relation::other, "", "姨母"),
    name(Relation::other, "", "姑父"),
    name(Relation::other, "", "姑母"),
    name(Relation::other, "", "侄子"),
    name(Relation::other, "", "侄女"),
    name(Relation::other, "", "侄儿"),
    name(Relation::other, "", "外甥"),
    name(Relation::other, "", "外甥女"),
    name(Relation::other, "", "堂兄弟"),
    name(Relation::other, "", "堂姐妹"),
    name(Relation::other, "", "表兄弟"),
    name(Relation::other, "", "表姐妹"),
    name(Relation::other, "", "其他亲属"),
    name(Relation::other, "", "其他亲戚"),
    name(Relation::other, "", "非亲属"),
};

inline constexpr CodeName health_names[] = {
    name(Health::well, "well", "健康"),
    name(Health::chronic, "chronic", "长期慢性病"),
    name(Health::severe, "severe", "患有大病"),
    name(Health::disabled, "disabled", "残疾"),
    name(Health::well, "", "健康或良好"),
    name(Health::well, "", "良好"),
    name(Health::well, "", "一般"),
    name(Health::well, "", "一般或较弱"),
    name(Health::chronic, "", "慢性病"),
    name(Health::chronic, "", "有慢性病"),
    name(Health::chronic, "", "患有慢性病"),
    name(Health::chronic, "", "患慢性病"),
    name(Health::severe, "", "大病"),
    name(Health::severe, "", "重病"),
    name(Health::severe, "", "重大疾病"),
    name(Health::severe, "", "患大病"),
    name(Health::severe, "", "患有重病"),
    name(Health::severe, "", "患有重大疾病"),
    name(Health::disabled, "", "残疾人"),
    name(Health::disabled, "", "有残疾"),
    name(Health::disabled, "", "身体残疾"),
    name(Health::disabled, "", "有生理缺陷"),
};

inline constexpr CodeName work_ability_names[] = {
    name(WorkAbility::full, "full", "普通劳动力"),
    name(WorkAbility::partial, "partial", "弱劳动力或半劳动力"),
    name(WorkAbility::none, "none", "无劳动力"),
    name(WorkAbility::full, "", "技能劳动力"),
    name(WorkAbility::full, "", "有劳动力"),
    name(WorkAbility::full, "", "有劳动能力"),
    name(WorkAbility::full, "", "普通劳力"),
    name(WorkAbility::full, "", "全劳动力"),
    name(WorkAbility::full, "", "全劳力"),
    name(WorkAbility::partial, "", "弱劳动力"),
    name(WorkAbility::partial, "", "半劳动力"),
    name(WorkAbility::partial, "", "弱劳力"),
    name(WorkAbility::partial, "", "半劳力"),
    name(WorkAbility::partial, "", "部分丧失劳动力"),
    name(WorkAbility::partial, "", "部分丧失劳动能力"),
    name(WorkAbility::partial, "", "弱(半)劳动力"),
    name(WorkAbility::partial, "", "弱劳动力/半劳动力"),
    name(WorkAbility::none, "", "丧失劳动力"),
    name(WorkAbility::none, "", "丧失劳动能力"),
    name(WorkAbility::none, "", "无劳动能力"),
    name(WorkAbility::none, "", "无劳力"),
    name(WorkAbility::none, "", "无"),
};

/// The register's form asks where someone works; outside the county counts as migrant work.
inline constexpr CodeName off_farm_work_names[] = {
    name(OffFarmWork::none, "none", "未务工"),
    name(OffFarmWork::local, "local", "本地务工"),
    name(OffFarmWork::migrant, "migrant", "外出务工"),
    name(OffFarmWork::none, "", "无"),
    name(OffFarmWork::none, "", "否"),
    name(OffFarmWork::none, "", "未外出"),
    name(OffFarmWork::none, "", "其他"),
    name(OffFarmWork::none, "", "其他(包括在家务农、学生、军人等情况)"),
    name(OffFarmWork::local, "", "乡镇内务工"),
    name(OffFarmWork::local, "", "乡(镇)内务工"),
    name(OffFarmWork::local, "", "乡内务工"),
    name(OffFarmWork::local, "", "村内务工"),
    name(OffFarmWork::local, "", "本村务工"),
    name(OffFarmWork::local, "", "县内务工"),
    name(OffFarmWork::local, "", "县域内务工"),
    name(OffFarmWork::local, "", "乡镇外县内务工"),
    name(OffFarmWork::local, "", "乡(镇)外县内务工"),
    name(OffFarmWork::local, "", "县内乡外务工"),
    name(OffFarmWork::local, "", "本县务工"),
    name(OffFarmWork::local, "", "公益性岗位"),
    name(OffFarmWork::local, "", "就地务工"),
    name(OffFarmWork::migrant, "", "县外省内务工"),
    name(OffFarmWork::migrant, "", "县外市内务工"),
    name(OffFarmWork::migrant, "", "市内县外务工"),
    name(OffFarmWork::migrant, "", "市外省内务工"),
    name(OffFarmWork::migrant, "", "省内务工"),
    name(OffFarmWork::migrant, "", "省内县外务工"),
    name(OffFarmWork::migrant, "", "省外务工"),
    name(OffFarmWork::migrant, "", "境外务工"),
    name(OffFarmWork::migrant, "", "跨省务工"),
    name(OffFarmWork::migrant, "", "外出"),
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
    name(Cause::illness, "", "因大病"),
    name(Cause::illness, "", "因病致贫"),
    name(Cause::disability, "", "因残疾"),
    name(Cause::disability, "", "因残致贫"),
    name(Cause::schooling, "", "因学致贫"),
    name(Cause::disaster, "", "因自然灾害"),
    name(Cause::disaster, "", "因灾致贫"),
    name(Cause::no_technology, "", "缺致富技术"),
    name(Cause::no_technology, "", "缺生产技术"),
    name(Cause::no_funds, "", "缺生产资金"),
    name(Cause::no_labour, "", "缺劳力"),
    name(Cause::lack_of_drive, "", "自身发展力不足"),
    name(Cause::lack_of_drive, "", "内生动力不足"),
    name(Cause::lack_of_drive, "", "自身发展动力不强"),
    name(Cause::traffic, "", "交通落后"),
    name(Cause::other, "", "其它"),
    name(Cause::other, "", "因丧"),
    name(Cause::other, "", "因丁"),
    name(Cause::other, "", "因务工就业不稳"),
    name(Cause::other, "", "因就业不稳"),
    name(Cause::other, "", "因意外事故"),
    name(Cause::other, "", "因产业项目失败"),
    name(Cause::other, "", "因产业失败"),
    name(Cause::other, "", "因疫情影响"),
    name(Cause::other, "", "因疫情"),
    name(Cause::other, "", "因老"),
    name(Cause::other, "", "因房"),
    name(Cause::other, "", "因市场"),
    name(Cause::other, "", "因住房不安全"),
    name(Cause::other, "", "因饮水不安全"),
};

inline constexpr CodeName yes_no_names[] = {
    name(true, "yes", "是"),  name(false, "no", "否"),   name(true, "", "有"),     name(false, "", "无"),
    name(true, "", "√"),      name(false, "", "×"),      name(true, "", "✓"),      name(false, "", "✗"),
    name(true, "", "1"),      name(true, "", "true"),    name(false, "", "false"), name(true, "", "y"),
    name(false, "", "n"),     name(false, "", "0"),      name(true, "", "安全"),   name(false, "", "不安全"),
    name(true, "", "已解决"), name(false, "", "未解决"), name(true, "", "已参加"), name(false, "", "未参加"),
    name(true, "", "参加"),   name(false, "", "没有"),
};

/// Who draws the minimum living allowance; the register's form says it of the household (贫困户属性, since 2021 户类型
/// and whether it draws 低保). Who is supported as destitute (五保, 特困供养) draws no less.
inline constexpr CodeName dibao_names[] = {
    name(true, "yes", "是"),
    name(false, "no", "否"),
    name(true, "", "有"),
    name(true, "", "√"),
    name(true, "", "✓"),
    name(true, "", "1"),
    name(true, "", "true"),
    name(false, "", "false"),
    name(true, "", "y"),
    name(false, "", "n"),
    name(true, "", "低保"),
    name(true, "", "低保贫困户"),
    name(true, "", "低保户"),
    name(true, "", "低保对象"),
    name(true, "", "低保脱贫户"),
    name(true, "", "五保贫困户"),
    name(true, "", "五保户"),
    name(true, "", "五保"),
    name(true, "", "特困供养贫困户"),
    name(true, "", "特困供养户"),
    name(true, "", "特困供养"),
    name(true, "", "特困人员"),
    name(true, "", "特困供养脱贫户"),
    name(true, "", "特困脱贫户"),
    name(false, "", "无"),
    name(false, "", "×"),
    name(false, "", "✗"),
    name(false, "", "0"),
    name(false, "", "没有"),
    name(false, "", "一般贫困户"),
    name(false, "", "一般农户"),
    name(false, "", "一般户"),
    name(false, "", "一般脱贫户"),
    name(false, "", "脱贫户"),
    name(false, "", "贫困户"),
    name(false, "", "建档立卡贫困户"),
    name(false, "", "边缘易致贫户"),
    name(false, "", "突发严重困难户"),
    name(false, "", "脱贫不稳定户"),
    name(false, "", "低保边缘户"),
};

/// Words for years of schooling; a number of years is read as well.
inline constexpr CodeName schooling_names[] = {
    name(0, "", "文盲或半文盲"), name(6, "", "小学"),        name(9, "", "初中"),        name(12, "", "高中"),
    name(15, "", "大专"),        name(16, "", "本科"),       name(0, "", "文盲"),        name(0, "", "半文盲"),
    name(0, "", "学龄前儿童"),   name(0, "", "学前教育"),    name(0, "", "幼儿园"),      name(0, "", "未上学"),
    name(9, "", "初级中学"),     name(12, "", "中专"),       name(12, "", "职高"),       name(12, "", "中职"),
    name(12, "", "技校"),        name(12, "", "普通高中"),   name(12, "", "职业高中"),   name(12, "", "中等职业教育"),
    name(12, "", "高中或中专"),  name(12, "", "高中/中专"),  name(15, "", "高职"),       name(15, "", "专科"),
    name(15, "", "大学专科"),    name(15, "", "高职高专"),   name(16, "", "大学本科"),   name(16, "", "本科及以上"),
    name(16, "", "大学"),        name(15, "", "大专及以上"), name(19, "", "研究生"),     name(19, "", "硕士"),
    name(19, "", "硕士研究生"),  name(22, "", "博士"),       name(22, "", "博士研究生"),
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
