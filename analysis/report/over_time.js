// Poverty and income over time; targeting and the register.

/**
 * A chart of one of several series, of one of the groups of households, by arm. Those of `untilEnd` are asked only while
 * a project runs, and end with the last one.
 */
function seriesFigure({id, titleKey, variables, zero = false, height = 320, untilEnd = new Set(), note}) {
  const all = DATA.over_time;
  const there = variables.filter(v => all && all.series[v]);
  if (!there.length) return notRecorded();
  const groups = all.groups.map((g, i) => [i, nameOf(g)]);
  const end = Math.max(...RUN.project_end);
  let variable = there[0],
    group = groups[0][0];
  const late = there.map(v => all.series[v].whole_from).find(month => month > 0);
  const title = capital(titleKey ? t(titleKey) : nameOf(there[0]));
  const figure = chartFigure({
    id,
    title,
    note: [note, late ? t("whole_from", {month: monthName(late, true)}) : null].filter(Boolean).join(" "),
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
      choice(t("households_of"), groups, v => {
        group = +v;
        figure.redraw();
      }),
    ].filter(Boolean),
    draw: () => {
      const s = all.series[variable],
        asked = i => end <= 0 || !untilEnd.has(variable) || all.months[i] < end,
        monthly = of => of.map((m, i) => (asked(i) ? m[group] : null)),
        of = a => ({mean: monthly(s.mean[a]), p10: monthly(s.p10[a]), p90: monthly(s.p90[a])});
      const share = isShare(variable);
      return bandLines({
        caption: nameOf(variable) + t("comma") + nameOf(all.groups[group]) + (share ? "" : t("comma") + unitOf(s.unit)),
        unit: share ? "" : unitOf(s.unit),
        months: all.months,
        of,
        percentage: share,
        decimals: s.unit === "households" && RUN.worlds > 1 ? 1 : undefined,
        zero,
        bounds: s.unit === "1 to 5" ? {min: 1, max: 5} : {},
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
  if (rowsOf("poverty").length) section.append(measureTable("poverty", t("poverty_measures")));
  section.append(...furtherPoverty());
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
  if (rowsOf("targeting").length) section.append(targetingFigure(), measureTable("targeting", t("all_measures")));
  else section.append(notRecorded("no_targeting"));
}
