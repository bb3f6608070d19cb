// Poverty and income over time; targeting and the register.

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
      const share = isShare(variable);
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
