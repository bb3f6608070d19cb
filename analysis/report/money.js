// Who pays for what, and what it brings for the money.

const PART_COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#5b6166"];
const TRADE = "trade"; // wages and prices for work and goods: no cost of help
const ENTITLEMENT = "entitlement"; // paid without a project too, and much larger than it

function moneyPart(section) {
  const money = DATA.money;
  section.append(paragraph("money_lead"));
  if (!money) {
    section.append(notRecorded());
    return;
  }
  let entitlements = false;
  const counted = () =>
    money.kinds
      .map((_, k) => k)
      .filter(k => money.kinds[k] !== TRADE && (entitlements || money.kinds[k] !== ENTITLEMENT));
  const views = {payer: [money.payers, money.by_payer], purpose: [money.purposes, money.by_purpose]};
  let view = "payer";
  const figure = chartFigure({
    id: "costs",
    title: t("costs"),
    note: t("costs_note"),
    height: barsHeight(ARMS.length),
    controls: [
      choice(
        t("split_by"),
        [
          ["payer", t("payer")],
          ["purpose", t("purpose")],
          ["kind", t("kind")],
        ],
        v => {
          view = v;
          figure.redraw();
        },
      ),
      choice(
        t("entitlements"),
        [
          ["", t("entitlements_out")],
          ["in", t("entitlements_in")],
        ],
        v => {
          entitlements = v !== "";
          figure.redraw();
        },
      ),
    ],
    draw: width => {
      const kinds = counted();
      const [names, values] = view === "kind" ? [kinds.map(k => money.kinds[k]), null] : views[view];
      const amount = (a, i) =>
        view === "kind"
          ? money.by_payer[a].reduce((sum, p) => sum + (p[kinds[i]] ?? 0), 0)
          : kinds.reduce((sum, k) => sum + (values[a][i][k] ?? 0), 0);
      return stackedBars({
        caption: t("costs") + t("comma") + t(view),
        unit: t("yuan"),
        categories: ARMS.map((_, a) => armName(a)),
        head: t("arm"),
        lying: true,
        left: Math.min(150, width * 0.34),
        parts: names
          .map((name, i) => ({
            name: nameOf(name),
            colour: PART_COLOURS[i % PART_COLOURS.length],
            values: ARMS.map((_, a) => amount(a, i)),
          }))
          .filter(p => p.values.some(v => v)),
      });
    },
  });
  section.append(figure);
  section.append(
    openTable("totals", {
      caption: t("totals") + (RUN.worlds > 1 ? " – " + t("median_band") : ""),
      head: [t("arm"), t("programme"), t("total"), t("with_time")],
      rows: ARMS.map((_, a) => [
        armName(a),
        ...["programme", "total", "with_time"].map(n =>
          spreadCell([money.totals[n].median[a], money.totals[n].p10[a], money.totals[n].p90[a]], 0),
        ),
      ]),
    }),
  );
  if (RUN.budget && money.spent)
    section.append(
      openTable("budgets", {
        caption: t("budgets", {arm: nameOf(RUN.budget)}),
        head: [t("arm"), t("spent"), t("miss")],
        rows: ARMS.map((_, a) => [armName(a), numCell(money.spent[a], 0), percentCell(money.miss[a], 1)]),
      }),
    );
  if (ARMS.length < 2) return;
  if (!money.effectiveness) {
    section.append(notRecorded("no_effectiveness"));
    return;
  }
  if (RUN.worlds > 1) section.append(planeFigure(money.effectiveness), acceptabilityFigure(money.effectiveness));
  section.append(ratioTable(money.effectiveness));
  if (money.social_return) section.append(returnTable(money.social_return));
}

const outcomeChoices = e => e.outcomes.map((o, i) => [i, nameOf(o.outcome)]);

function planeFigure(e) {
  let which = 0;
  const arms = armsAtFirst().filter(a => a !== RUN.baseline);
  const figure = chartFigure({
    id: "plane",
    title: t("plane"),
    note: t("plane_note", {baseline: armName(RUN.baseline)}),
    height: 400,
    controls: [
      choice(t("outcome"), outcomeChoices(e), v => {
        which = +v;
        figure.redraw();
      }),
    ],
    draw: () => {
      const o = e.outcomes[which],
        series = [];
      arms.forEach((a, i) => {
        const {color, symbol} = armStyle(a),
          f = o.arms[a];
        series.push({
          type: "scatter",
          name: armName(a),
          data: (o.cloud ? o.cloud[a] : []).map(([x, y]) => [x, y]),
          symbol,
          symbolSize: 5,
          itemStyle: {color, opacity: 0.3},
          silent: true,
          markLine: i
            ? undefined
            : {
                silent: true,
                symbol: "none",
                label: {show: false},
                lineStyle: {color: "#1d2327", type: "solid", width: 1},
                data: [{xAxis: 0}, {yAxis: 0}],
              },
        });
        series.push({
          type: "scatter",
          name: armName(a),
          data: [[f.effect, f.cost, a]],
          symbol,
          symbolSize: 16,
          itemStyle: {color, borderColor: "#fff", borderWidth: 1.5},
          z: 5,
        });
      });
      const told = a => {
        const f = o.arms[a];
        return [
          signed(f.effect, 2) +
            (known(f.effect_low) ? ` [${signed(f.effect_low, 2)}, ${signed(f.effect_high, 2)}]` : ""),
          signed(f.cost, 0) + (known(f.cost_low) ? ` [${signed(f.cost_low, 0)}, ${signed(f.cost_high, 0)}]` : ""),
        ];
      };
      const quarters = ["dearer_better", "cheaper_better", "dearer_worse", "cheaper_worse"];
      return {
        count: arms.length,
        say: i =>
          armName(arms[i]) +
          ". " +
          t("effect") +
          ": " +
          told(arms[i])[0] +
          "; " +
          t("extra_cost") +
          ": " +
          told(arms[i])[1],
        table: {
          caption: t("plane") + t("comma") + nameOf(o.outcome),
          head: [t("arm"), t("effect"), t("extra_cost"), ...quarters.map(q => t(q))],
          rows: ARMS.map((_, a) => a)
            .filter(a => a !== RUN.baseline)
            .map(a => {
              const f = o.arms[a],
                [effect, cost] = told(a);
              return [
                armName(a),
                new Figures(effect, {mean: f.effect, low: f.effect_low, high: f.effect_high}),
                new Figures(cost, {mean: f.cost, low: f.cost_low, high: f.cost_high}),
                ...quarters.map(q => percentCell(f[q])),
              ];
            }),
        },
        option: {
          grid: {left: 74, right: 24, top: 54, bottom: 48},
          legend: legend(arms.map(armName), {itemWidth: 14}),
          tooltip: {
            trigger: "item",
            formatter: p => {
              const a = p.value[2],
                [x, y] = told(a);
              return tip(armName(a), [
                [armStyle(a).color, t("effect"), x],
                [armStyle(a).color, t("extra_cost"), y],
              ]);
            },
          },
          xAxis: valueAxis(t("effect") + t("comma") + nameOf(o.outcome), {
            nameLocation: "middle",
            nameGap: 28,
            nameTextStyle: {color: "#5a646b", align: "center"},
          }),
          yAxis: valueAxis(t("extra_cost") + t("comma") + t("yuan")),
          series,
        },
      };
    },
  });
  return figure;
}

function acceptabilityFigure(e) {
  let which = 0;
  const arms = armsAtFirst().filter(a => a !== RUN.baseline),
    steps = e.willingness.map(v => num(v, 0)),
    places = steps.map((_, i) => i).filter(i => e.willingness[i] > 0); // a logarithmic axis has no zero
  const figure = chartFigure({
    id: "acceptability",
    title: t("acceptability"),
    note: t("acceptability_note", {baseline: armName(RUN.baseline)}),
    height: 340,
    controls: [
      choice(t("outcome"), outcomeChoices(e), v => {
        which = +v;
        figure.redraw();
      }),
    ],
    draw: () => {
      const o = e.outcomes[which],
        lines = i => arms.map(a => [armStyle(a).color, armName(a), percent(o.acceptability[a][i])]);
      return {
        count: places.length,
        say: i =>
          steps[places[i]] +
          ". " +
          lines(places[i])
            .map(([, n, v]) => n + ": " + v)
            .join("; "),
        table: {
          caption: t("acceptability") + t("comma") + nameOf(o.outcome),
          head: [t("willing"), ...arms.map(armName)],
          rows: steps.map((s, i) => [
            numCell(e.willingness[i], 0),
            ...arms.map(a => percentCell(o.acceptability[a][i])),
          ]),
        },
        option: {
          grid: {left: 58, right: 40, top: 54, bottom: 48},
          legend: legend(arms.map(armName)),
          tooltip: {
            formatter: p => tip(steps[places[p[0].dataIndex]] + " " + t("yuan"), lines(places[p[0].dataIndex])),
          },
          xAxis: {
            type: "log",
            min: e.willingness[places[0]],
            max: e.willingness[places.at(-1)],
            splitLine: {show: false},
            name: t("willing"),
            nameLocation: "middle",
            nameGap: 28,
            nameTextStyle: {color: "#5a646b"},
            axisLabel: {...axisText, hideOverlap: true, formatter: plainNumber},
          },
          yAxis: valueAxis("", {min: 0, max: 1, axisLabel: {...axisText, formatter: v => percent(v)}}),
          series: arms.map(a => ({
            type: "line",
            name: armName(a),
            data: places.map(i => [e.willingness[i], o.acceptability[a][i]]),
            symbol: armStyle(a).symbol,
            symbolSize: 6,
            lineStyle: {color: armStyle(a).color, type: armStyle(a).dash, width: 2.2},
            itemStyle: {color: armStyle(a).color},
          })),
        },
      };
    },
  });
  return figure;
}

function ratioTable(e) {
  const text = f =>
    !known(f.effect_low)
      ? t("too_few")
      : f.effect_low <= 0 && f.effect_high >= 0
        ? t("no_ratio_open")
        : f.effect < 0
          ? t("no_ratio_fewer")
          : !known(f.ratio)
            ? t(known(f.cost_high) && f.cost_high < 0 ? "for_less" : "may_cost_less")
            : new Figures(num(f.ratio) + " [" + num(f.fieller_low) + ", " + num(f.fieller_high) + "]", {
                ratio: f.ratio,
                low: f.fieller_low,
                high: f.fieller_high,
              });
  return openTable("cost-effectiveness", {
    caption: t("ratio_caption", {baseline: armName(RUN.baseline)}),
    head: [t("arm"), ...e.outcomes.map(o => nameOf(o.outcome))],
    rows: ARMS.map((_, a) => a)
      .filter(a => a !== RUN.baseline)
      .map(a => [armName(a), ...e.outcomes.map(o => text(o.arms[a]))]),
  });
}

function returnTable(s) {
  return h(
    "div",
    {},
    h("h3", {}, t("social_return")),
    paragraph("social_return_note", {}, "quiet"),
    openTable("social-return", {
      caption: t("social_return"),
      head: [t("arm"), t("bound_low"), t("bound_central"), t("bound_high")],
      rows: ARMS.map((_, a) => a)
        .filter(a => a !== RUN.baseline)
        .map(a => [
          armName(a),
          ...["low", "central", "high"].map(b => (s[b].cost[a] > 0 ? numCell(s[b].ratio[a], 2) : "–")),
        ]),
    }),
  );
}
