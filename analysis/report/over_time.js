// Poverty and income over time; targeting and the register.

const SERIES_AS_PERCENT = ["headcount_ratio", "poverty_gap", "share_in_work"];

/** A chart of one of several series, of one of the groups of households, by arm. */
function seriesFigure({id, titleKey, variables, zero = false, height = 320}) {
  const all = DATA.over_time;
  const there = variables.filter(v => all && all.series[v]);
  if (!there.length) return notRecorded();
  let variable = there[0],
    group = 0;
  const title = capital(titleKey ? t(titleKey) : nameOf(there[0]));
  const figure = chartFigure({
    id,
    title,
    height,
    controls: [
      there.length > 1
        ? choice(
            t("figure"),
            there.map(v => [v, nameOf(v)]),
            v => {
              variable = v;
              figure.redraw();
            },
          )
        : null,
      choice(
        t("households_of"),
        all.groups.map((g, i) => [i, nameOf(g)]),
        v => {
          group = +v;
          figure.redraw();
        },
      ),
    ].filter(Boolean),
    draw: () => {
      const s = all.series[variable],
        of = a => ({
          median: s.median[a].map(m => m[group]),
          p10: s.p10[a].map(m => m[group]),
          p90: s.p90[a].map(m => m[group]),
        });
      const share = SERIES_AS_PERCENT.includes(variable);
      return bandLines({
        caption: nameOf(variable) + t("comma") + nameOf(all.groups[group]) + (share ? "" : t("comma") + unitOf(s.unit)),
        unit: share ? "" : unitOf(s.unit),
        months: all.months,
        of,
        percentage: share,
        zero,
      });
    },
  });
  return figure;
}

function overTimePart(section) {
  section.append(paragraph("over_time_lead"));
  section.append(
    h(
      "div",
      {class: "pair"},
      seriesFigure({id: "poor", variables: ["poor_households"], zero: true}),
      seriesFigure({id: "headcount", variables: ["headcount_ratio"], zero: true}),
      seriesFigure({id: "income", variables: ["income"]}),
      seriesFigure({id: "consumption", variables: ["consumption"]}),
    ),
  );
  section.append(
    seriesFigure({
      id: "more-series",
      titleKey: "more_series",
      variables: [
        "sustained_exits",
        "poverty_gap",
        "share_in_work",
        "wage_income",
        "business_income",
        "property_income",
        "public_transfers",
        "private_transfers",
        "hungry",
        "care_forgone",
      ],
      zero: true,
    }),
  );
  const rows = DATA.measures.poverty;
  if (rows.length) section.append(measureTable("poverty-measures", t("poverty_measures"), rows));
}

/** Variables of a group by arm, at the end of the run. */
function measureTable(id, caption, rows, open = false) {
  const placed = rows.some(r => r.place);
  return h(
    "details",
    {open},
    h("summary", {}, caption),
    openTable(id, {
      caption: caption + (RUN.replicates > 1 ? " – " + t("median_band") : ""),
      text: placed ? [1] : [],
      head: [t("measure"), ...(placed ? [t("place")] : []), ...ARMS.map((_, a) => armName(a)), t("meaning")],
      wide: [ARMS.length + (placed ? 2 : 1)],
      rows: rows.map(r => [
        nameOf(r.variable) + (r.unit && r.unit !== "1" ? t("comma") + unitOf(r.unit) : ""),
        ...(placed ? [r.place.split(", ").map(nameOf).join(t("comma"))] : []),
        ...ARMS.map((_, a) =>
          spreadText([
            r.spread.median[a],
            r.spread.p10 ? r.spread.p10[a] : null,
            r.spread.p90 ? r.spread.p90[a] : null,
          ]),
        ),
        r.meaning,
      ]),
    }),
  );
}

function registerPart(section) {
  section.append(paragraph("register_lead"));
  section.append(
    seriesFigure({
      id: "register",
      titleKey: "register_figure",
      variables: ["registered", "missed", "wrongly_registered", "exited", "returned", "fallen_back"],
      zero: true,
    }),
  );
  for (const group of ["targeting", "dynamics", "vulnerability", "networks"]) {
    const rows = DATA.measures[group];
    if (rows && rows.length)
      section.append(
        h("h3", {}, t("group_" + group)),
        paragraph("group_" + group + "_note", {}, "quiet"),
        measureTable("measures-" + group, t("at_end"), rows, true),
      );
  }
  if (!DATA.measures.targeting) section.append(notRecorded("no_targeting"));
}
