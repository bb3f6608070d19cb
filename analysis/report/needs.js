// Needs, met and unmet by reason.

const OUTCOME_COLOURS = {
  met: "#009e73",
  not_surveyed: "#5b6166", // in results of before version 7
  not_known: "#5b6166",
  waiting: "#8d7fb8",
  not_visible: "#b9bfc4",
  no_capacity: "#d55e00",
  no_linker_hours: "#e69f00",
  declined: "#56b4e9",
  not_eligible: "#cc79a7",
};

function needsPart(section) {
  const needs = DATA.needs;
  section.append(paragraph("needs_lead"));
  if (!needs) {
    section.append(notRecorded());
    return;
  }
  const groups = Object.keys(needs.count);
  // While the project runs, and afterwards; of a run without that division all months.
  const end = Math.max(...RUN.project_end),
    divided = end > 0 && needs.months.some(m => m >= end),
    all = {key: "period_all", has: () => true};
  const periods = divided
    ? [{key: "period_project", has: m => m < end}, {key: "period_after", has: m => m >= end}, all]
    : [all];
  const last = monthName(RUN.months - 1),
    periodName = p => t(p.key, {end: monthName(end - 1), first: monthName(0), from: monthName(end), last});
  const material = needs.modalities.map((_, k) => k);
  /** Households with an outcome in a month, of one need or of all. */
  const cell = (group, a, m, k, o) =>
    (k < 0 ? material : [k]).reduce((sum, i) => sum + (needs.count[group][a][m][i][o] ?? 0), 0);
  const over = (period, group, a, k, o) =>
    needs.months.reduce((sum, month, m) => sum + (period.has(month) ? cell(group, a, m, k, o) : 0), 0);
  const needChoices = [[-1, t("all_needs")], ...needs.modalities.map((name, k) => [k, nameOf(name)])];

  // In words: for each need, what most often stands in its way.
  const words = (period, a) =>
    h(
      "ul",
      {},
      needs.modalities
        .map((name, k) => {
          const counts = needs.outcomes.map((_, o) => over(period, groups[0], a, k, o)),
            all = counts.reduce((x, y) => x + y, 0);
          if (!all) return null;
          const unmet = needs.outcomes
            .map((_, o) => o)
            .filter(o => needs.outcomes[o] !== "met")
            .sort((x, y) => counts[y] - counts[x]);
          const stuck = counts[unmet[0]] / all;
          if (stuck < 0.005) return h("li", {}, t("bottleneck_none", {need: nameOf(name)}));
          return h(
            "li",
            {},
            t("bottleneck", {
              need: nameOf(name),
              met: percent(counts[needs.outcomes.indexOf("met")] / all),
              reason: nameOf(needs.outcomes[unmet[0]]),
              share: percent(stuck),
            }),
          );
        })
        .filter(Boolean),
    );
  const said = h("div");
  const tell = a =>
    said.replaceChildren(
      h("h3", {}, t("bottleneck_title", {arm: armName(a)})),
      ...periods
        .slice(0, 2)
        .flatMap(p => [divided ? h("p", {class: "quiet"}, capital(periodName(p))) : null, words(p, a)])
        .filter(known),
    );
  tell(bestArm());
  section.append(said);

  let arm = bestArm(),
    need = -1,
    group = groups[0];
  const parts = values =>
    needs.outcomes.map((name, o) => ({name: nameOf(name), colour: OUTCOME_COLOURS[name] || "#999", values: values(o)}));
  const monthly = chartFigure({
    id: "needs-monthly",
    title: t("needs_monthly"),
    note: t("needs_monthly_note"),
    height: 340,
    controls: [
      choice(
        t("arm"),
        armChoices(),
        v => {
          arm = +v;
          tell(arm);
          monthly.redraw();
        },
        arm,
      ),
      choice(t("need"), needChoices, v => {
        need = +v;
        monthly.redraw();
      }),
      choice(
        t("households_of"),
        groups.map(g => [g, nameOf(g)]),
        v => {
          group = v;
          monthly.redraw();
        },
      ),
    ],
    draw: () =>
      stackedBars({
        caption: t("needs_monthly") + t("comma") + armName(arm) + t("comma") + needChoices.find(([k]) => k === need)[1],
        unit: t("households"),
        categories: needs.months.map(m => monthName(m)),
        head: t("month"),
        decimals: 1,
        parts: parts(o => needs.months.map((_, m) => cell(group, arm, m, need, o))),
      }),
  });
  let which = -1,
    period = periods[0];
  const compare = chartFigure({
    id: "needs-arms",
    title: t("needs_arms"),
    note: t("needs_arms_note"),
    height: barsHeight(ARMS.length),
    controls: [
      choice(t("need"), needChoices, v => {
        which = +v;
        compare.redraw();
      }),
      choice(
        t("period"),
        periods.map((p, i) => [i, periodName(p)]),
        v => {
          period = periods[+v];
          compare.redraw();
        },
      ),
    ],
    draw: width =>
      stackedBars({
        caption:
          t("needs_arms") + t("comma") + needChoices.find(([k]) => k === which)[1] + t("comma") + periodName(period),
        unit: "",
        categories: ARMS.map((_, a) => armName(a)),
        head: t("arm"),
        lying: true,
        shares: true,
        left: Math.min(150, width * 0.34),
        parts: parts(o =>
          ARMS.map((_, a) => {
            const all = needs.outcomes.reduce((sum, _, x) => sum + over(period, groups[0], a, which, x), 0);
            return all ? over(period, groups[0], a, which, o) / all : null;
          }),
        ),
      }),
  });
  section.append(monthly, compare);
}
