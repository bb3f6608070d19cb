// Who pays for what, and what it brings for the money.

const PART_COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#5b6166"];
const TRADE = "trade"; // wages and prices for work and goods: no cost of help
const ENTITLEMENT = "entitlement";
const UNPAID = new Set(["volunteer time", "household time"]);

function moneyPart(section) {
  const money = DATA.money;
  section.append(paragraph("money_lead"));
  if (!money) {
    section.append(notRecorded());
    return;
  }
  if (ARMS.length > 1) section.append(paragraph("cost_named"));
  section.append(costsFigure(money), totalsTable(money));
  if (RUN.budget && money.spent)
    section.append(
      openTable("budgets", {
        caption: t("budgets", {arm: titleOfArm(RUN.budget)}),
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

/** What each strategy costs more than the baseline, by its parts; of one strategy alone, what help costs. */
function costsFigure(money) {
  const alone = ARMS.length < 2,
    arms = ARMS.map((_, a) => a).filter(a => alone || a !== RUN.baseline),
    baseline = armName(RUN.baseline);
  const kinds = money.kinds
    .map((_, k) => k)
    .filter(k => money.kinds[k] !== TRADE && !UNPAID.has(money.kinds[k]) && !(alone && money.kinds[k] === ENTITLEMENT));
  const views = {payer: [money.payers, money.by_payer], purpose: [money.purposes, money.by_purpose]};
  const title = alone ? t("costs_alone") : t("costs", {baseline});
  let view = "payer";
  const extra = (of, a) => of(a) - (alone ? 0 : of(RUN.baseline));
  const figure = chartFigure({
    id: "costs",
    title,
    note: t(alone ? "costs_alone_note" : "costs_note"),
    height: barsHeight(arms.length),
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
    ],
    draw: width => {
      const [names, values] = view === "kind" ? [kinds.map(k => money.kinds[k]), null] : views[view];
      const amount = i => a =>
        view === "kind"
          ? money.by_payer[a].reduce((sum, p) => sum + (p[kinds[i]] ?? 0), 0)
          : kinds.reduce((sum, k) => sum + (values[a][i][k] ?? 0), 0);
      return stackedBars({
        caption: title + t("comma") + t(view),
        unit: t("yuan"),
        categories: arms.map(armName),
        head: t("arm"),
        lying: true,
        left: Math.min(150, width * 0.34),
        parts: names
          .map((name, i) => ({
            name: nameOf(name, "cost"),
            colour: PART_COLOURS[i % PART_COLOURS.length],
            values: arms.map(a => extra(amount(i), a)),
          }))
          .filter(p => p.values.some(v => Math.abs(v) >= 0.5)),
        together: {
          name: t("cost_together"),
          values: arms.map(a => (alone ? money.totals.programme.mean[a] : money.extra.total[a].mean)),
        },
      });
    },
  });
  return figure;
}

/** The cost of each strategy against the baseline with its interval, what it is made of, and the best one's against it. */
function totalsTable(money) {
  if (ARMS.length < 2) {
    const {programme, total, with_time} = money.totals;
    return openTable("totals", {
      caption: t("totals_alone"),
      head: [t("arm"), t("help_itself"), t("entitlements"), t("unpaid_alone")],
      rows: ARMS.map((_, a) => [
        armName(a),
        numCell(programme.mean[a], 0),
        numCell(total.mean[a] - programme.mean[a], 0),
        numCell(with_time.mean[a] - total.mean[a], 0),
      ]),
    });
  }
  const {programme, total, with_time} = money.extra,
    best = bestArm(),
    dearer = DATA.answer && DATA.answer.cost;
  const effect = e =>
    new Figures(signed(e.mean, 0) + (known(e.low) ? ` [${signed(e.low, 0)}, ${signed(e.high, 0)}]` : ""), {
      mean: e.mean,
      low: e.low,
      high: e.high,
    });
  const difference = v => new Figures(signed(v, 0), {"": v});
  return openTable("totals", {
    caption:
      t("totals", {baseline: armName(RUN.baseline)}) + (RUN.worlds > 1 ? " [" + t("interval95") + "]" : ""),
    head: [
      t("arm"),
      t("cost"),
      t("programme"),
      t("of_entitlements"),
      ...(dearer ? [t("best_dearer", {arm: armName(best)})] : []),
      t("unpaid"),
    ],
    rows: ARMS.map((_, a) => [
      armName(a),
      a === RUN.baseline ? "–" : effect(total[a]),
      a === RUN.baseline ? "–" : difference(programme[a].mean),
      a === RUN.baseline ? "–" : difference(total[a].mean - programme[a].mean),
      ...(dearer ? [a === best ? "–" : effect(dearer[a])] : []),
      a === RUN.baseline ? "–" : difference(with_time[a].mean - total[a].mean),
    ]),
  });
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
          signed(f.effect, 1) +
            (known(f.effect_low) ? ` [${signed(f.effect_low, 1)}, ${signed(f.effect_high, 1)}]` : ""),
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
