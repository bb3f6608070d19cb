// Who gains and who loses.

function gainsPart(section) {
  const gains = DATA.gains;
  if (ARMS.length < 2) {
    section.append(notRecorded("one_arm_no_effect"));
    return;
  }
  section.append(paragraph("gains_lead", {baseline: armName(RUN.baseline), n: RUN.smallest_cell}));
  const others = ARMS.map((_, a) => a).filter(a => a !== RUN.baseline);
  const shown = armsAtFirst().filter(a => a !== RUN.baseline);
  if (gains && gains.winners) {
    let variable = "income_12";
    const figure = chartFigure({
      id: "winners",
      title: t("winners"),
      note: t("winners_note", {month: monthName(gains.month, true)}),
      height: barsHeight(others.length),
      controls: [
        choice(
          t("figure"),
          [
            ["income_12", nameOf("income")],
            ["consumption_12", nameOf("consumption")],
          ],
          v => {
            variable = v;
            figure.redraw();
          },
        ),
      ],
      draw: width => {
        const of = a => gains.winners[variable][a];
        const bars = stackedBars({
          caption: t("winners"),
          unit: "",
          categories: others.map(armName),
          head: t("arm"),
          lying: true,
          shares: true,
          left: Math.min(150, width * 0.34),
          parts: [
            {name: t("gain"), colour: "#0072b2", values: others.map(a => of(a).winners)},
            {
              name: t("same"),
              colour: "#d3d8db",
              values: others.map(a => (known(of(a).winners) ? Math.max(0, 1 - of(a).winners - of(a).losers) : null)),
            },
            {name: t("lose"), colour: "#d55e00", values: others.map(a => of(a).losers)},
          ],
        });
        bars.table.head.push(t("mean_gain"), t("mean_loss"));
        bars.table.rows.forEach((row, i) =>
          row.push(numCell(of(others[i]).mean_gain, 0), numCell(of(others[i]).mean_loss, 0)),
        );
        return bars;
      },
    });
    section.append(figure);
  } else section.append(notRecorded());
  if (gains && gains.deciles && !gains.deciles.suppressed)
    section.append(
      chartFigure({
        id: "deciles",
        title: t("deciles"),
        note: t("deciles_note"),
        height: 90 + 10 * (18 + 12 * shown.length),
        draw: () =>
          intervals({
            caption: t("deciles"),
            unit: t("yuan_household_year"),
            categories: gains.deciles.arms[0].map((_, d) => t("decile", {d: d + 1})),
            head: t("decile_head"),
            left: 76,
            sign: v => signed(v, 0),
            sets: armSets(others, a => gains.deciles.arms[a].map(e => ({mean: e.mean, low: e.t_low, high: e.t_high}))),
          }),
      }),
    );
  else if (gains && gains.deciles) section.append(notRecorded("suppressed_deciles"));
  if (gains && gains.who && gains.who.some(w => !w.suppressed)) {
    const told = gains.who.filter(w => !w.suppressed),
      hidden = gains.who.filter(w => w.suppressed);
    let measure = "mean";
    const figure = chartFigure({
      id: "who",
      title: t("by_who"),
      note:
        t("by_who_note") +
        (hidden.length
          ? " " + t("by_who_hidden", {n: RUN.smallest_cell, groups: hidden.map(w => nameOf(w.who)).join(t("comma"))})
          : ""),
      height: 100 + told.length * (20 + 13 * shown.length),
      controls: [
        choice(
          t("figure"),
          [
            ["mean", nameOf("income")],
            ["headcount_ratio", nameOf("headcount_ratio")],
          ],
          v => {
            measure = v;
            figure.redraw();
          },
        ),
      ],
      draw: width =>
        intervals({
          caption: t("by_who") + t("comma") + (measure === "mean" ? nameOf("income") : nameOf("headcount_ratio")),
          unit: measure === "mean" ? t("yuan_head_year") : t("points"),
          head: t("people"),
          left: Math.min(230, width * 0.42),
          categories: told.map(w => nameOf(w.who) + t("in_brackets", {n: num(w.households, 0)})),
          format: measure === "mean" ? v => num(v) : v => num(v, 0),
          sign: v => signed(v, measure === "mean" ? 0 : 1),
          sets: armSets(others, a =>
            told.map(w => {
              const e = w[measure].effect[a],
                f = v => (known(v) ? (measure === "mean" ? v : 100 * v) : null);
              return {mean: f(e.mean), low: f(e.low), high: f(e.high)};
            }),
          ),
        }),
    });
    section.append(figure);
  }
}
