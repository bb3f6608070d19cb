// Poverty and income over time; needs; who gains and who loses; targeting and the register.

const SERIES_AS_PERCENT = ["headcount_ratio", "poverty_gap", "share_in_work"];

/** A chart of one of several series, of one of the groups of households, by arm. */
function seriesFigure({id, titleKey, noteKey, variables, zero = false, height = 320}) {
  const all = DATA.over_time;
  const there = variables.filter(v => all && all.series[v]);
  if (!there.length) return notRecorded();
  let variable = there[0], group = 0;
  const title = capital(titleKey ? t(titleKey) : nameOf(there[0]));
  const figure = chartFigure({
    id, title, note: noteKey ? t(noteKey) : null, height,
    controls: [there.length > 1 ? choice(t("figure"), there.map(v => [v, nameOf(v)]), v => { variable = v; figure.redraw(); }) : null,
      choice(t("households_of"), all.groups.map((g, i) => [i, nameOf(g)]), v => { group = +v; figure.redraw(); })].filter(Boolean),
    draw: () => {
      const s = all.series[variable], of = a => ({median: s.median[a].map(m => m[group]), p10: s.p10[a].map(m => m[group]), p90: s.p90[a].map(m => m[group])});
      const share = SERIES_AS_PERCENT.includes(variable);
      return bandLines({caption: nameOf(variable) + t("comma") + nameOf(all.groups[group]) + (share ? "" : t("comma") + unitOf(s.unit)), unit: share ? "" : unitOf(s.unit), months: all.months, of, percentage: share, zero});
    },
  });
  return figure;
}

function overTimePart(section) {
  section.append(paragraph("over_time_lead"));
  section.append(h("div", {class: "pair"},
    seriesFigure({id: "poor", variables: ["poor_households"], zero: true}),
    seriesFigure({id: "headcount", variables: ["headcount_ratio"], zero: true}),
    seriesFigure({id: "income", variables: ["income"]}),
    seriesFigure({id: "consumption", variables: ["consumption"]})));
  section.append(seriesFigure({id: "more-series", titleKey: "more_series", variables: ["sustained_exits", "poverty_gap", "share_in_work", "wage_income", "business_income", "property_income", "public_transfers", "private_transfers", "hungry", "care_forgone"], zero: true}));
  const rows = DATA.measures.poverty;
  if (rows.length) section.append(measureTable("poverty-measures", t("poverty_measures"), rows));
}

/** Variables of a group by arm, at the end of the run. */
function measureTable(id, caption, rows, open = false) {
  const placed = rows.some(r => r.place);
  return h("details", {open}, h("summary", {}, caption), openTable(id, {
    caption: caption + (RUN.replicates > 1 ? " – " + t("median_band") : ""), text: placed ? [1] : [],
    head: [t("measure"), ...(placed ? [t("place")] : []), ...ARMS.map((_, a) => armName(a)), t("meaning")], wide: [ARMS.length + (placed ? 2 : 1)],
    rows: rows.map(r => [nameOf(r.variable) + (r.unit && r.unit !== "1" ? t("comma") + unitOf(r.unit) : ""), ...(placed ? [r.place.split(", ").map(nameOf).join(t("comma"))] : []),
      ...ARMS.map((_, a) => spreadText([r.spread.median[a], r.spread.p10 ? r.spread.p10[a] : null, r.spread.p90 ? r.spread.p90[a] : null])), r.meaning]),
  }));
}

const OUTCOME_COLOURS = {met: "#009e73", not_surveyed: "#5b6166", not_visible: "#b9bfc4", no_capacity: "#d55e00", no_linker_hours: "#e69f00", declined: "#56b4e9", not_eligible: "#cc79a7"};

function needsPart(section) {
  const needs = DATA.needs;
  section.append(paragraph("needs_lead"));
  if (!needs) { section.append(notRecorded()); return; }
  const groups = Object.keys(needs.count);
  const material = needs.modalities.map((_, k) => k);
  /** Households with an outcome in a month, of one need or of all. */
  const cell = (group, a, m, k, o) => (k < 0 ? material : [k]).reduce((sum, i) => sum + (needs.count[group][a][m][i][o] ?? 0), 0);
  const over = (group, a, k, o) => needs.months.reduce((sum, _, m) => sum + cell(group, a, m, k, o), 0);
  const needChoices = [[-1, t("all_needs")], ...needs.modalities.map((name, k) => [k, nameOf(name)])];

  // In words: for each need, what most often stands in its way.
  const words = a => h("ul", {}, needs.modalities.map((name, k) => {
    const counts = needs.outcomes.map((_, o) => over(groups[0], a, k, o)), all = counts.reduce((x, y) => x + y, 0);
    if (!all) return null;
    const unmet = needs.outcomes.map((_, o) => o).filter(o => needs.outcomes[o] !== "met").sort((x, y) => counts[y] - counts[x]);
    return h("li", {}, t("bottleneck", {need: nameOf(name), met: percent(counts[needs.outcomes.indexOf("met")] / all), reason: nameOf(needs.outcomes[unmet[0]]), share: percent(counts[unmet[0]] / all)}));
  }).filter(Boolean));
  const said = h("div");
  const tell = a => said.replaceChildren(h("h3", {}, t("bottleneck_title", {arm: armName(a)})), words(a));
  tell(bestArm());
  section.append(said);

  let arm = bestArm(), need = -1, group = groups[0];
  const parts = values => needs.outcomes.map((name, o) => ({name: nameOf(name), colour: OUTCOME_COLOURS[name] || "#999", values: values(o)}));
  const monthly = chartFigure({
    id: "needs-monthly", title: t("needs_monthly"), note: t("needs_monthly_note"), height: 340,
    controls: [choice(t("arm"), armChoices(), v => { arm = +v; tell(arm); monthly.redraw(); }, arm), choice(t("need"), needChoices, v => { need = +v; monthly.redraw(); }),
      choice(t("households_of"), groups.map(g => [g, nameOf(g)]), v => { group = v; monthly.redraw(); })],
    draw: () => stackedBars({caption: t("needs_monthly") + t("comma") + armName(arm) + t("comma") + needChoices.find(([k]) => k === need)[1], unit: t("households"), categories: needs.months.map(m => monthName(m)), head: t("month"), decimals: 1,
      parts: parts(o => needs.months.map((_, m) => cell(group, arm, m, need, o)))}),
  });
  let which = -1;
  const compare = chartFigure({
    id: "needs-arms", title: t("needs_arms"), note: t("needs_arms_note"), height: 90 + 40 * Math.min(ARMS.length, 50),
    controls: [choice(t("need"), needChoices, v => { which = +v; compare.redraw(); })],
    draw: width => stackedBars({caption: t("needs_arms") + t("comma") + needChoices.find(([k]) => k === which)[1], unit: "", categories: ARMS.map((_, a) => armName(a)), head: t("arm"), lying: true, shares: true, left: Math.min(150, width * 0.34),
      parts: parts(o => ARMS.map((_, a) => { const all = needs.outcomes.reduce((sum, _, x) => sum + over(groups[0], a, which, x), 0); return all ? over(groups[0], a, which, o) / all : null; }))}),
  });
  section.append(monthly, compare);
}

function gainsPart(section) {
  const gains = DATA.gains;
  section.append(paragraph("gains_lead", {baseline: armName(RUN.baseline), n: RUN.smallest_cell}));
  if (ARMS.length < 2) { section.append(notRecorded("one_arm_no_effect")); return; }
  const others = ARMS.map((_, a) => a).filter(a => a !== RUN.baseline);
  const set = (a, points) => ({name: armName(a), colour: armStyle(a).color, symbol: armStyle(a).symbol, points});
  const shown = armsAtFirst().filter(a => a !== RUN.baseline);
  if (gains && gains.winners) {
    let variable = "income_12";
    const figure = chartFigure({
      id: "winners", title: t("winners"), note: t("winners_note", {month: monthName(gains.month, true)}), height: 90 + 40 * others.length,
      controls: [choice(t("figure"), [["income_12", nameOf("income")], ["consumption_12", nameOf("consumption")]], v => { variable = v; figure.redraw(); })],
      draw: width => {
        const of = a => gains.winners[variable][a];
        const bars = stackedBars({caption: t("winners"), unit: "", categories: others.map(armName), head: t("arm"), lying: true, shares: true, left: Math.min(150, width * 0.34), parts: [
          {name: t("gain"), colour: "#0072b2", values: others.map(a => of(a).winners)},
          {name: t("same"), colour: "#d3d8db", values: others.map(a => known(of(a).winners) ? Math.max(0, 1 - of(a).winners - of(a).losers) : null)},
          {name: t("lose"), colour: "#d55e00", values: others.map(a => of(a).losers)}]});
        bars.table.head.push(t("mean_gain"), t("mean_loss"));
        bars.table.rows.forEach((row, i) => row.push(num(of(others[i]).mean_gain, 0), num(of(others[i]).mean_loss, 0)));
        return bars;
      },
    });
    section.append(figure);
  } else section.append(notRecorded());
  if (gains && gains.deciles && !gains.deciles.suppressed)
    section.append(chartFigure({id: "deciles", title: t("deciles"), note: t("deciles_note"), height: 90 + 10 * (18 + 12 * shown.length),
      draw: () => intervals({caption: t("deciles"), unit: t("yuan_household_year"), categories: gains.deciles.arms[0].map((_, d) => t("decile", {d: d + 1})), head: t("decile_head"), left: 76, sign: v => signed(v, 0),
        sets: shown.map(a => set(a, gains.deciles.arms[a].map(e => ({mean: e.mean, low: e.t_low, high: e.t_high}))))})}));
  else if (gains && gains.deciles) section.append(notRecorded("suppressed_deciles"));
  if (gains && gains.who) {
    const told = gains.who.filter(w => !w.suppressed), hidden = gains.who.filter(w => w.suppressed);
    let measure = "mean";
    const figure = chartFigure({
      id: "who", title: t("by_who"), note: t("by_who_note") + (hidden.length ? " " + t("by_who_hidden", {n: RUN.smallest_cell, groups: hidden.map(w => nameOf(w.who)).join(t("comma"))}) : ""), height: 100 + told.length * (20 + 13 * shown.length),
      controls: [choice(t("figure"), [["mean", nameOf("income")], ["headcount_ratio", nameOf("headcount_ratio")]], v => { measure = v; figure.redraw(); })],
      draw: width => intervals({caption: t("by_who") + t("comma") + (measure === "mean" ? nameOf("income") : nameOf("headcount_ratio")), unit: measure === "mean" ? t("yuan_head_year") : t("points"), head: t("people"), left: Math.min(230, width * 0.42),
        categories: told.map(w => nameOf(w.who) + t("in_brackets", {n: num(w.households, 0)})),
        format: measure === "mean" ? v => num(v) : v => num(v, 0), sign: v => signed(v, measure === "mean" ? 0 : 1),
        sets: shown.map(a => set(a, told.map(w => { const e = w[measure].effect[a], f = measure === "mean" ? 1 : 100; return {mean: known(e.mean) ? e.mean * f : null, low: known(e.low) ? e.low * f : null, high: known(e.high) ? e.high * f : null}; })))}),
    });
    section.append(figure);
  }
}

function registerPart(section) {
  section.append(paragraph("register_lead"));
  section.append(seriesFigure({id: "register", titleKey: "register_figure", variables: ["registered", "missed", "wrongly_registered", "exited", "returned", "fallen_back"], zero: true}));
  for (const group of ["targeting", "dynamics", "vulnerability", "networks"]) {
    const rows = DATA.measures[group];
    if (rows && rows.length) section.append(h("h3", {}, t("group_" + group)), paragraph("group_" + group + "_note", {}, "quiet"), measureTable("measures-" + group, t("at_end"), rows, true));
  }
  if (!DATA.measures.targeting) section.append(notRecorded("no_targeting"));
}
