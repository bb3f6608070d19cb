// Measures that stand beside the series: of a group of the result by variable and place, in one month.

/** Measures that are shares, and are read as per cent. */
const SHARES = new Set(
  (
    "headcount_ratio poverty_gap share_in_work squared_poverty_gap income_gap headcount intensity deprived " +
    "poor_and_deprived contribution chronic_headcount mean_duration chronic_component transient_component exit entry " +
    "relapse spell_survival next_year in_two_years coverage coverage_of_poor exclusion leakage differential " +
    "share_to_poor density one_off agency_share association_share pair_share agency_between reached " +
    "reached_without_agency vulnerability/mean"
  ).split(" "),
);
const isShare = (variable, group) => SHARES.has(variable) || SHARES.has(group + "/" + variable);

const rowsOf = group => DATA.measures[group] || [];
/** The row of a variable at a place, labels on the axes in the file's order. */
const rowAt = (group, variable, ...place) =>
  rowsOf(group).find(r => r.variable === variable && r.place.join() === place.join());
/** Labels on an axis of a group's variable. */
const labelsOn = (group, variable, axis) => [
  ...new Set(
    rowsOf(group)
      .filter(r => r.variable === variable)
      .map(r => r.place[axis]),
  ),
];

function measureCell(row, group, a) {
  const {mean, p10, p90} = row.spread;
  return isShare(row.variable, group)
    ? spreadCell([mean[a], p10[a], p90[a]], 1, 100)
    : spreadCell([mean[a], p10[a], p90[a]]);
}

/** All variables of a group by place and arm, folded away. */
function measureTable(group, caption) {
  const rows = rowsOf(group),
    placed = rows.some(r => r.place.length);
  const unit = r => (isShare(r.variable, group) ? "%" : r.unit && r.unit !== "1" ? unitOf(r.unit) : "");
  return h(
    "details",
    {},
    h("summary", {}, caption),
    openTable("measures-" + group, {
      caption: caption + (RUN.worlds > 1 ? " – " + t("mean_band") : ""),
      text: placed ? [1] : [],
      head: [t("measure"), ...(placed ? [t("place")] : []), ...ARMS.map((_, a) => armName(a)), t("meaning")],
      wide: [ARMS.length + (placed ? 2 : 1)],
      rows: rows.map(r => [
        nameOf(r.variable, group) + (unit(r) ? t("comma") + unit(r) : ""),
        ...(placed ? [r.place.map(label => nameOf(label, group)).join(t("comma"))] : []),
        ...ARMS.map((_, a) => measureCell(r, group, a)),
        r.meaning,
      ]),
    }),
  );
}

/**
 * A measure of several things, one below the other, by arm. `choices`: [label, [[value, name], …]], as many as may be
 * chosen; `things(values)`: the [name, row] to draw for what was chosen.
 */
function measureFigure({id, group, head, note = {}, choices = [], things}) {
  const chosen = choices.map(([, options]) => options[0][0]);
  const shown = armsAtFirst().length;
  const told = () => {
    const recorded = things(chosen).filter(([, row]) => row),
      some = recorded.filter(([, row]) => row.spread.mean.some(known));
    return some.length ? some : recorded;
  };
  const count = told().length;
  if (!count) return notRecorded();
  const figure = chartFigure({
    id,
    title: t("group_" + group),
    note: t("group_" + group + "_note", note),
    height: 76 + count * (16 + 12 * shown),
    controls: choices.map(([label, options], c) =>
      choice(label, options, v => {
        chosen[c] = v;
        figure.redraw();
      }),
    ),
    draw: width => {
      const all = told(),
        share = isShare(all[0][1].variable, group);
      const point = (row, a) => ({
        mean: row.spread.mean[a],
        low: RUN.worlds > 1 ? row.spread.p10[a] : null,
        high: RUN.worlds > 1 ? row.spread.p90[a] : null,
        cell: measureCell(row, group, a),
      });
      return intervals({
        caption: t("group_" + group) + t("comma") + choiceNames(choices, chosen),
        unit: share ? "%" : unitOf(all[0][1].unit),
        head,
        left: Math.min(190, width * 0.4),
        categories: all.map(([name]) => name),
        format: share ? v => num(100 * v, 0) : undefined,
        sets: armSets(
          ARMS.map((_, a) => a),
          a => all.map(([, row]) => point(row, a)),
        ),
      });
    },
  });
  return figure;
}
const choiceNames = (choices, chosen) =>
  choices.map(([, options], c) => options.find(([value]) => value === chosen[c])[1]).join(t("comma"));

/** Poverty in many dimensions, in and out of it over the years, and the chance to be poor. */
function furtherPoverty() {
  const project = "project households",
    whose = group => [
      t("households_of"),
      labelsOn(group, rowsOf(group)[0].variable, 0)
        .sort((x, y) => (y === project) - (x === project))
        .map(who => [who, nameOf(who)]),
    ];
  const out = [];
  if (rowsOf("multidimensional").length)
    out.push(
      measureFigure({
        id: "deprivations",
        group: "multidimensional",
        head: t("deprivation"),
        choices: [
          [t("figure"), ["deprived", "poor_and_deprived", "contribution"].map(v => [v, nameOf(v, "multidimensional")])],
          whose("multidimensional"),
        ],
        things: ([variable, who]) =>
          labelsOn("multidimensional", variable, 1).map(what => [
            nameOf(what, "multidimensional"),
            rowAt("multidimensional", variable, who, what),
          ]),
      }),
      measureTable("multidimensional", t("all_measures")),
    );
  const few = [
    ["dynamics", ["chronic_component", "transient_component", "chronic_headcount", "exit", "entry", "relapse"]],
    ["vulnerability", ["mean", "next_year", "in_two_years"]],
  ].filter(([group]) => rowsOf(group).length);
  out.push(
    h(
      "div",
      {class: "pair"},
      few.map(([group, variables]) =>
        h(
          "div",
          {},
          measureFigure({
            id: group,
            group,
            head: t("measure"),
            choices: group === "vulnerability" ? [whose(group)] : [],
            things: ([who = project]) => variables.map(v => [nameOf(v, group), rowAt(group, v, who)]),
          }),
          measureTable(group, t("all_measures")),
        ),
      ),
    ),
  );
  return out;
}

/** Whom the register and each kind of help reach. */
function targetingFigure() {
  const variables = ["coverage_of_poor", "leakage", "coverage", "share_to_poor", "differential"];
  return measureFigure({
    id: "targeting",
    group: "targeting",
    note: {month: monthName(DATA.measures.targeting_month, true)},
    head: t("benefit"),
    choices: [
      [t("figure"), variables.map(v => [v, nameOf(v, "targeting")])],
      [t("poor_means"), labelsOn("targeting", "coverage", 1).map(truth => [truth, nameOf(truth, "targeting")])],
    ],
    things: ([variable, truth]) =>
      labelsOn("targeting", "coverage", 0).map(benefit => [
        nameOf(benefit, "targeting"),
        rowAt("targeting", variable, benefit, truth),
      ]),
  });
}
