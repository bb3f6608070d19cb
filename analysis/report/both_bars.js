// The chart of effects with both intervals.

const LUCK_COLOUR = "#1d2327",
  ASSUMPTIONS_COLOUR = "#8fc3e4";

/** Both intervals of an arm's effects, a line each; every line has a scale of its own, and zero is at the same place. */
function bothBars(arm, width) {
  const figures = SWEEP.figures.filter(f => {
    const e = sweptEffect(f.label, arm);
    return e && (e.assumptions_low !== 0 || e.assumptions_high !== 0);
  });
  const effects = figures.map(f => f.effect[arm]),
    turns = figures.map(f => f.chance[arm].turns);
  const scales = effects.map(e =>
    Math.max(...[e.assumptions_low, e.assumptions_high, e.luck_low, e.luck_high].filter(known).map(Math.abs)),
  );
  const left = Math.min(260, width * 0.42);
  const d = effects.map(e => decimalsOf(e.luck_low, e.luck_high, e.assumptions_low, e.assumptions_high));
  const pair = (i, low, high) =>
    known(low) && known(high)
      ? new Figures(`[${signed(low, d[i])}, ${signed(high, d[i])}]`, {low, high})
      : t("no_interval");
  const lines = i => [
    [
      ASSUMPTIONS_COLOUR,
      t("with_assumptions"),
      `${signed(effects[i].mean, d[i])} ${pair(i, effects[i].assumptions_low, effects[i].assumptions_high)}`,
    ],
    [LUCK_COLOUR, t("luck_alone"), pair(i, effects[i].luck_low, effects[i].luck_high)],
    ["transparent", t("sign_turns"), percent(turns[i])],
  ];
  const bar = (name, colour, thick, low, high, z) => ({
    type: "custom",
    name,
    data: effects.map((e, i) => [e[low] / scales[i], i, e[high] / scales[i]]),
    itemStyle: {color: colour},
    encode: {x: [0, 2], y: 1},
    z,
    renderItem: (_, api) => {
      const a = api.coord([api.value(0), api.value(1)]),
        b = api.coord([api.value(2), api.value(1)]);
      return {
        type: "rect",
        shape: {x: a[0], y: a[1] - thick / 2, width: Math.max(2, b[0] - a[0]), height: thick},
        style: {fill: colour},
      };
    },
  });
  return {
    count: figures.length,
    say: i =>
      sweptNameAndUnit(figures[i]) +
      ". " +
      lines(i)
        .map(([, name, value]) => name + ": " + value)
        .join("; "),
    table: {
      caption: t("sweep_both_caption", {arm: armName(arm), baseline: armName(RUN.baseline)}),
      head: [
        t("outcome"),
        t("sweep_mean"),
        t("luck_alone"),
        t("with_assumptions"),
        t("sweep_single_worlds"),
        t("sign_turns"),
      ],
      rows: figures.map((f, i) => [
        sweptNameAndUnit(f),
        new Figures(signed(effects[i].mean, d[i]), {"": effects[i].mean}),
        pair(i, effects[i].luck_low, effects[i].luck_high),
        pair(i, effects[i].assumptions_low, effects[i].assumptions_high),
        pair(i, effects[i].both_low, effects[i].both_high),
        percentCell(turns[i]),
      ]),
    },
    option: {
      grid: {left, right: 58, top: 34, bottom: 30},
      legend: legend([t("with_assumptions"), t("luck_alone")], {itemWidth: 14}),
      tooltip: {
        trigger: "item",
        formatter: p => tip(sweptNameAndUnit(figures[p.value[1]]), lines(p.value[1])),
      },
      xAxis: {
        type: "value",
        min: -1,
        max: 1,
        interval: 1,
        name: t("sweep_less_more"),
        nameLocation: "middle",
        nameGap: 10,
        nameTextStyle: {color: "#5a646b", align: "center", fontSize: 11.5},
        axisLabel: {show: false},
        axisLine: {show: false},
        axisTick: {show: false},
        splitLine: {show: false},
      },
      yAxis: {
        type: "category",
        data: figures.map(f => sweptName(f.label)),
        inverse: true,
        axisTick: {show: false},
        axisLine: {show: false},
        axisLabel: {...axisText, interval: 0, lineHeight: 13, width: left - 14, overflow: "break"},
      },
      series: [
        {
          ...bar(t("with_assumptions"), ASSUMPTIONS_COLOUR, 14, "assumptions_low", "assumptions_high", 2),
          markLine: {
            silent: true,
            symbol: "none",
            label: {show: false},
            lineStyle: {color: "#1d2327", type: "solid", width: 1},
            data: [{xAxis: 0}],
          },
        },
        bar(t("luck_alone"), LUCK_COLOUR, 5, "luck_low", "luck_high", 3),
        {
          type: "scatter",
          name: t("sign_turns"),
          data: effects.map((_, i) => [1, i]),
          symbolSize: 0,
          silent: true,
          label: {
            show: true,
            position: "right",
            color: "#1d2327",
            fontSize: 11.5,
            formatter: p => percent(turns[p.dataIndex]),
          },
        },
      ],
    },
  };
}
