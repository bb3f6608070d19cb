"""Labels of figures in English and Chinese. Variables are called in Chinese as the result says, arms as the scenario
does; names that it gave to other things stay as they are."""

import re

_CHINESE = {
    # groups of households
    "project households": "项目户", "pilot villages": "试点村其他农户", "comparison villages": "对照村农户",
    "all households": "全部农户", "project, head a man": "项目户，户主为男性", "project, head a woman": "项目户，户主为女性",
    "project, with labour": "项目户，有劳动力", "project, without labour": "项目户，无劳动力",
    "project, on the register": "项目户，在册", "project, off the register": "项目户，不在册",
    # needs
    "sales": "农产品销售", "work": "就业", "skills": "技能", "funds": "资金", "care": "陪伴照料",
    "met": "已满足", "not_known": "无人知晓", "waiting": "等待答复", "not_surveyed": "未调研", "not_visible": "帮扶方看不到", "no_capacity": "帮扶方无余力",
    "no_linker_hours": "无对接工时", "declined": "农户拒绝", "not_eligible": "不符合条件",
    "household-months": "户·月",
    # costs
    "government": "政府", "social organisations": "社会组织", "enterprises": "企业", "villagers": "村民",
    "volunteers": "志愿者", "project": "项目", "consumption": "消费", "employment": "就业", "associations": "互助协会",
    "entitlements": "社会保障", "transfer": "转移给农户", "delivery": "服务提供", "overhead": "管理费", "trade": "交易",
    "entitlement": "社会保障", "volunteer time": "志愿者时间", "household time": "农户时间",
    "cost of help itself, 1000 yuan": "帮扶本身的成本（千元）",
    "by who pays": "按支付方", "by what it is for": "按用途", "by kind": "按类别",
    "cost, entitlements in, more than {baseline}, 1000 yuan": "较 {baseline} 增加的成本（含社会保障，千元）",
    ", more than {baseline}": "，较 {baseline} 增加",
    "willingness to pay for one, yuan": "愿为每单位支付（元）", "probability of being worth its cost": "值得的概率",
    "sustained exit of a project household": "连续一年高于贫困线的项目户", "sustained exit": "连续一年高于贫困线的农户",
    "poor person-year averted": "减少的贫困人年", "yuan of poverty gap closed": "填补的贫困缺口（元）",
    # units
    "households": "户", "persons": "人", "yuan": "元", "yuan/person": "元/人", "yuan/person/year": "元/人·年", "yuan/person/month": "元/人·月",
    "yuan/year": "元/年", "yuan/household": "元/户", "yuan/month": "元/月", "fen": "分", "%": "%", "skill points": "技能分",
    "log points": "对数点", "person-years": "人年",
    # figures
    "months since {start}": "自{start}起的月数",
    "mean and 10–90 % of replicates": "各次重复的均值与10–90%区间",
    "mean and 95 % interval": "均值与95%置信区间", "mean and 10–90 % of pairs so far": "已完成配对的均值与10–90%区间",
    "less {baseline}": "与 {baseline} 之差", "income by source, last year": "最后一年的收入来源",
    "income, yuan/person/month": "收入（元/人·月）",
    "one household": "一户", "median household": "中位户", "share of households, %": "农户比例（%）",
    ": {variable}, less {baseline}": "：{variable}，与 {baseline} 相比",
    "gain": "受益", "lose": "受损", "tenth of households by income in the baseline": "按基准收入划分的十分位组",
    "share of the effect (Shapley)": "效应份额（Shapley）", "lost when it alone is out": "单独移除时的损失",
    "gained by it alone": "单独引入时的增益", "all together": "合计", "unfinished": "未完成",
    # sweeps
    "with assumptions": "计入假设", "luck alone": "仅运气", "assumptions": "假设", "luck": "运气", "both together": "两者交互",
    "less ← → more, each on its own scale": "减少 ← → 增加（各行刻度不同）", "share of the variance, %": "方差份额（%）",
    "mean elementary effect": "平均基本效应", "% of the spread over points, alone": "占取值点间差异的百分比（单独）",
    "% of the spread over points, with all it takes part in": "占取值点间差异的百分比（含交互）",
    "none of {n} factors can be told from nothing": "{n} 个因素中没有一个能与零区分",
    " in month {month}": "，第 {month} 个月", "cost": "成本",
    "poor project households after 12 months": "第 12 个月贫困项目户", "poor project households at the end": "期末贫困项目户",
    "out of poverty for a year on end, at the end": "期末连续一年脱贫户", "headcount ratio at the end": "期末贫困发生率",
    "poverty gap at the end": "期末贫困深度", "income at the end": "期末收入", "consumption at the end": "期末消费",
    "members of working age in work": "劳动年龄成员就业比例", "off the register at the end": "期末已出列户",
    "in work when the project ends: project households": "项目结束时在业：项目户",
    "in work when the project ends: their neighbours": "项目结束时在业：试点村其他农户",
    "in work when the project ends: the whole town": "项目结束时在业：全镇",
    "produce bought by then: project households": "届时累计收购农产品：项目户",
    "produce bought by then: their neighbours": "届时累计收购农产品：试点村其他农户",
    "produce bought by then: the whole town": "届时累计收购农产品：全镇",
    "needs met: sales": "满足的需求：农产品销售", "needs met: work": "满足的需求：就业", "needs met: skills": "满足的需求：技能",
    "needs met: funds": "满足的需求：资金", "needs met: care": "满足的需求：陪伴照料",
    "public money for projects": "项目财政资金",
}

_ENGLISH = {"income": "income a head", "income_12": "household income of a year",
            "consumption_12": "household consumption of a year", "consumption": "consumption a head"}


class Words:
    """Translates labels of a result into a language, "en" or "zh"; a label without translation stays as it is."""

    def __init__(self, language, result):
        self.language, self.result = language, result

    def arm(self, name):
        """An arm's title."""
        return self.result.arm_title(name, self.language)

    def arms(self, names):
        return [self.arm(name) for name in names]

    def __call__(self, label, **values):
        label = str(label)
        text = _CHINESE.get(label, label) if self.language == "zh" else label
        if values:
            text = text.format(**values)
        return text.replace("_", " ") if label.isidentifier() else text  # names of variables

    def variable(self, name, table="series"):
        """The name of a variable of a group."""
        if self.language == "zh":
            return self.result.name_zh(name, table) or self(name)
        return _ENGLISH.get(name, self(name))

    def quantity(self, name, unit, table="series"):
        """What an axis shows, and its unit."""
        unit, name = "" if unit in ("", "1") else self(unit), self.variable(name, table)
        if not unit:
            return name
        return f"{name}（{unit}）" if self.language == "zh" else f"{name}, {unit}"

    def figure(self, name):
        """A figure of a sweep: a headline, or "group/variable of labels in month 12"."""
        parts = re.fullmatch(r"(\w+)/(\w+)(?: of (.*?))?(?: in month (\d+))?", name)
        if parts is None:
            return self(name)
        table, variable, labels, month = parts.groups()
        told = [self.variable(variable, table)] + ([self(labels)] if labels else [])
        comma = "，" if self.language == "zh" else ", "
        return comma.join(told) + (self(" in month {month}", month=month) if month else "")

    def month(self, day):
        """A month of a year, from a datetime64."""
        year, month = str(day.astype("datetime64[M]")).split("-")
        if self.language == "zh":
            return f"{year}年{int(month)}月"
        names = "January February March April May June July August September October November December".split()
        return f"{names[int(month) - 1]} {year}"
