// One household, the same in every arm: what happened, and who helped.

const NEED_COLOURS = {sales: "#009e73", work: "#0072b2", skills: "#56b4e9", funds: "#d55e00", care: "#cc79a7"};
const MOST_LIVES = 6;

/** Help of one kind by one helper in months that follow one another, or nearly, told once. */
function told(events) {
  const out = [];
  for (const e of events) {
    const last = [...out].reverse().find(o => o.modality === e.modality && o.organisation === e.organisation);
    if (last && e.month - last.until <= 3)
      Object.assign(last, {until: e.month, times: last.times + 1, quantity: last.quantity + e.quantity});
    else out.push({...e, until: e.month, times: 1});
  }
  return out;
}

function lifeLinePart(section) {
  const life = DATA.life_line;
  if (!life) {
    section.append(notRecorded("no_life"));
    return;
  }
  section.append(paragraph("life_lead"));
  if (life.compared !== RUN.baseline)
    section.append(
      paragraph("life_place", {
        arm: armName(life.compared),
        baseline: armName(RUN.baseline),
        n: life.gained_more_than,
        all: life.of,
      }),
    );
  const arms = armsAtFirst()
    .slice(0, MOST_LIVES)
    .sort((a, b) => a - b);
  if (arms.length < ARMS.length)
    section.append(paragraph("life_some", {shown: arms.length, all: ARMS.length}, "quiet"));
  const line = +RUN.poverty_line;
  const figure = chartFigure({
    id: "life",
    title: t("life_income"),
    note: line ? t("life_income_note", {line: num(line, 0)}) : null,
    height: 260,
    draw: () => {
      const names = life.months.map(m => monthName(m)),
        lines = i => arms.map(a => [armStyle(a).color, armName(a), num(life.arms[a].income[i], 0)]);
      return {
        count: names.length,
        say: i =>
          names[i] +
          ". " +
          lines(i)
            .map(([, n, v]) => n + ": " + v)
            .join("; "),
        table: {
          caption: t("life_income"),
          head: [t("month"), ...arms.map(armName)],
          rows: names.map((n, i) => [n, ...arms.map(a => numCell(life.arms[a].income[i], 0))]),
        },
        option: {
          grid: {left: 58, right: 24, top: 54, bottom: 30},
          legend: legend(arms.map(armName)),
          tooltip: {formatter: p => tip(names[p[0].dataIndex], lines(p[0].dataIndex))},
          xAxis: {type: "category", data: names, axisLabel: axisText},
          yAxis: valueAxis(t("yuan_head_year")),
          series: arms.map(a => ({
            type: "line",
            name: armName(a),
            data: life.arms[a].income,
            symbol: armStyle(a).symbol,
            symbolSize: 8,
            showAllSymbol: true,
            lineStyle: {color: armStyle(a).color, type: armStyle(a).dash, width: 2.2},
            itemStyle: {color: armStyle(a).color},
          })),
        },
      };
    },
  });
  section.append(
    figure,
    h(
      "div",
      {class: "lives"},
      arms.map(a => lifeOf(life, a)),
    ),
  );
}

function lifeOf(life, a) {
  const one = life.arms[a],
    entries = told(one.events)
      .map(e => ({month: e.month, e}))
      .concat(life.months.map((m, i) => ({month: m, year: i})));
  entries.sort((x, y) => x.month - y.month || (x.year === undefined ? -1 : 1));
  const quantity = e => {
    const m = life.modalities[e.modality];
    return m === "work" || m === "skills" ? "" : t("comma") + t("yuan_amount", {n: num(e.quantity, 0)});
  };
  const items = entries.map(({month, e, year}) => {
    if (e)
      return h(
        "li",
        {style: "--mark:" + (NEED_COLOURS[life.modalities[e.modality]] || "#5a646b")},
        h("time", {}, monthName(e.month) + (e.until > e.month ? " – " + monthName(e.until) : "")),
        capital(t("life_" + life.modalities[e.modality], {who: nameOf(life.organisations[e.organisation], "actor")})) +
          quantity(e) +
          (e.times > 1 ? t("times", {n: e.times}) : ""),
      );
    return h(
      "li",
      {class: "year"},
      h("time", {}, t("end_of", {month: monthName(month)})),
      t("life_year", {
        income: num(one.income[year], 0),
        register: t(one.registered[year] ? "on_register" : "off_register"),
        satisfaction: num(one.satisfaction[year], 1),
      }) +
        (one.dibao[year] ? t("with_dibao") : "") +
        (one.debt[year] > 0 ? t("with_debt", {n: num(one.debt[year], 0)}) : "") +
        t("stop"),
    );
  });
  return h(
    "div",
    {class: "life"},
    h("h4", {}, armName(a)),
    one.events.length ? null : h("p", {class: "quiet"}, t("no_help")),
    h("ol", {}, items),
  );
}
