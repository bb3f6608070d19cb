// The kinds of charts: lines with bands, stacked bars, effects with intervals.

/** A line where the project of the chosen arms ends. */
function projectEnd() {
  const end = Math.max(...RUN.project_end);
  if (end <= 0 || end >= RUN.months) return undefined;
  return {
    silent: true,
    symbol: "none",
    lineStyle: {color: "#8c959b", type: "dotted"},
    label: {formatter: t("project_ends"), color: "#5a646b", position: "insideEndTop", fontSize: 11},
    data: [{xAxis: end - 1}],
  };
}

/** Lines by arm with a band: `of(a)` gives {mean, p10, p90}, lists by month. */
function bandLines({caption, unit, months, of, scale = 1, decimals, zero = false, percentage = false, bounds = {}}) {
  const arms = ARMS.map((_, a) => a),
    first = armsAtFirst(),
    names = months.map(m => monthName(m));
  const told = (a, i) => {
    const {mean, p10, p90} = of(a),
      s = [mean[i], p10[i], p90[i]];
    return percentage ? spreadCell(s, 1, 100, " %") : spreadCell(s, decimals, scale);
  };
  const number = v => (known(v) ? v * scale : null);
  const series = [];
  for (const a of arms) {
    const {color, dash, symbol} = armStyle(a),
      {mean, p10, p90} = of(a);
    series.push({
      type: "line",
      name: armName(a),
      data: mean.map(number),
      lineStyle: {color, type: dash, width: 2.2},
      itemStyle: {color},
      symbol,
      symbolSize: 7,
      showSymbol: true,
      showAllSymbol: false,
      z: 3,
      markLine: a === 0 ? projectEnd() : undefined,
    });
    if (RUN.worlds < 2) continue;
    const band = {
      type: "line",
      name: armName(a),
      stack: "band" + a,
      stackStrategy: "all",
      symbol: "none",
      lineStyle: {opacity: 0},
      itemStyle: {color},
      silent: true,
      tooltip: {show: false},
      z: 1,
    };
    series.push(
      {...band, data: p10.map(number)},
      {
        ...band,
        data: p90.map((v, i) => (known(v) && known(p10[i]) ? (v - p10[i]) * scale : null)),
        areaStyle: {color, opacity: 0.13},
      },
    );
  }
  const lines = i => first.map(a => [armStyle(a).color, armName(a), told(a, i)]);
  return {
    count: months.length,
    say: i =>
      names[i] +
      ". " +
      lines(i)
        .map(([, name, value]) => name + ": " + value)
        .join("; "),
    table: {
      caption: caption + (RUN.worlds > 1 ? " – " + t("mean_band") : ""),
      head: [t("month"), ...arms.map(armName)],
      rows: months.map((m, i) => [names[i], ...arms.map(a => told(a, i))]),
    },
    option: {
      grid: {left: 58, right: 18, top: 58, bottom: 30},
      legend: legend([...first, ...arms.filter(a => !first.includes(a))].map(armName), {
        selected: Object.fromEntries(arms.map(a => [armName(a), first.includes(a)])),
      }),
      tooltip: {formatter: points => tip(names[points[0].dataIndex], lines(points[0].dataIndex))},
      xAxis: {
        type: "category",
        data: names,
        boundaryGap: false,
        axisLabel: {...axisText, hideOverlap: true},
        axisTick: {show: false},
      },
      yAxis: valueAxis(unit, {
        scale: !zero,
        ...bounds,
        axisLabel: {...axisText, formatter: v => (percentage ? percent(v) : plainNumber(v))},
      }),
      series,
    },
  };
}

/** Of lying bars: many are thinner. */
const barsHeight = n => 90 + (n > 12 ? 24 : 40) * n;

/** What bars come to: a dot for each, with its figure. */
const dots = ({name, values}, decimals) => ({
  type: "scatter",
  name,
  data: values.map((v, i) => [v, i]),
  symbol: "circle",
  symbolSize: 10,
  itemStyle: {color: "#1d2327", borderColor: "#fff", borderWidth: 1.5},
  label: {show: true, position: "right", color: "#1d2327", formatter: p => num(p.value[0], decimals)},
  z: 4,
});

/**
 * Stacked bars: `parts` [{name, colour, values by category}]; lying when `lying`. Shares show as per cent. `together`
 * {name, values by category}: what the parts of a lying bar come to, some of them below zero, drawn as a dot.
 */
function stackedBars({
  caption,
  unit,
  categories,
  parts,
  lying = false,
  shares = false,
  head,
  left = 120,
  decimals = 0,
  together,
}) {
  const text = v => (shares ? percentCell(v, 1) : numCell(v, decimals));
  const lines = i =>
    [...parts, ...(together ? [{...together, colour: "#1d2327"}] : [])]
      .filter(p => known(p.values[i]) && p.values[i] !== 0)
      .map(p => [p.colour, p.name, text(p.values[i])]);
  const category = {
    type: "category",
    data: categories,
    inverse: lying,
    axisTick: {show: false},
    axisLabel: lying
      ? {...axisText, lineHeight: 13, width: left - 14, overflow: "break"}
      : {...axisText, hideOverlap: true},
  };
  const value = valueAxis(lying ? "" : unit, {
    max: shares ? 1 : undefined,
    axisLabel: {...axisText, hideOverlap: true, formatter: v => (shares ? percent(v) : plainNumber(v))},
  });
  return {
    count: categories.length,
    say: i =>
      categories[i] +
      ". " +
      lines(i)
        .map(([, name, v]) => name + ": " + v)
        .join("; "),
    table: {
      caption: caption + (unit ? t("comma") + unit : ""),
      head: [head, ...parts.map(p => p.name), ...(together ? [together.name] : [])],
      rows: categories.map((name, i) => [
        name,
        ...parts.map(p => text(p.values[i])),
        ...(together ? [text(together.values[i])] : []),
      ]),
    },
    option: {
      grid: {left: lying ? left : 58, right: together ? 80 : 22, top: lying ? 34 : 58, bottom: 30},
      legend: legend(
        parts.map(p => p.name),
        {itemWidth: 14},
      ),
      tooltip: {
        axisPointer: {type: "shadow"},
        formatter: points => tip(categories[points[0].dataIndex], lines(points[0].dataIndex)),
      },
      xAxis: lying ? value : category,
      yAxis: lying ? category : value,
      series: [
        ...parts.map(p => ({
          type: "bar",
          name: p.name,
          stack: "all",
          data: p.values,
          itemStyle: {color: p.colour, borderColor: "#fff", borderWidth: lying ? 1 : 0, decal: p.decal},
          barMaxWidth: 34,
          barCategoryGap: lying ? "30%" : "12%",
        })),
        ...(together ? [dots(together, decimals)] : []),
      ],
    },
  };
}

/** Points by arm; with many arms those that are not shown at first stand in the table alone. */
const armSets = (arms, pointsOf) =>
  arms.map(a => ({
    name: armName(a),
    colour: armStyle(a).color,
    symbol: armStyle(a).symbol,
    hidden: !armsAtFirst().includes(a),
    points: pointsOf(a),
  }));

/**
 * Figures with their intervals by category: `sets` [{name, colour, symbol, hidden, points by category: {mean, low, high}
 * or null}]; a point is told as an effect, or by its own `cell` of Figures. A line at zero tells more from less.
 */
function intervals({caption, unit, categories, sets, head, left = 130, format = plainNumber, sign = signed}) {
  const drawn = sets.filter(s => !s.hidden);
  const offset = s => (drawn.length < 2 ? 0 : (s - (drawn.length - 1) / 2) * Math.min(0.22, 0.7 / drawn.length));
  const told = p =>
    !p || !known(p.mean)
      ? "–"
      : String(p.cell ?? sign(p.mean) + (known(p.low) ? ` [${sign(p.low)}, ${sign(p.high)}]` : ""));
  const cell = p => (p && p.cell) || new Figures(told(p), {mean: p && p.mean, low: p && p.low, high: p && p.high});
  const lines = i => drawn.map(s => [s.colour, s.name, told(s.points[i])]);
  const series = [];
  drawn.forEach((set, s) => {
    const rows = set.points
      .map((p, i) =>
        p && known(p.mean)
          ? [p.mean, i + offset(s), known(p.low) ? p.low : p.mean, known(p.high) ? p.high : p.mean, i]
          : null,
      )
      .filter(Boolean);
    series.push({
      type: "scatter",
      name: set.name,
      data: rows,
      symbol: set.symbol,
      symbolSize: 9,
      itemStyle: {color: set.colour},
      z: 3,
      markLine:
        s === 0
          ? {
              silent: true,
              symbol: "none",
              label: {show: false},
              lineStyle: {color: "#1d2327", type: "solid", width: 1},
              data: [{xAxis: 0}],
            }
          : undefined,
    });
    series.push({
      type: "custom",
      name: set.name,
      data: rows,
      silent: true,
      itemStyle: {color: set.colour},
      renderItem: (_, api) => {
        const a = api.coord([api.value(2), api.value(1)]),
          b = api.coord([api.value(3), api.value(1)]);
        return {
          type: "line",
          shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]},
          style: {stroke: set.colour, lineWidth: 2.2},
        };
      },
      encode: {x: [2, 3], y: 1},
    });
  });
  return {
    count: categories.length,
    say: i =>
      categories[i] +
      ". " +
      lines(i)
        .map(([, name, value]) => name + ": " + value)
        .join("; "),
    table: {
      caption: caption + (unit ? t("comma") + unit : ""),
      head: [head, ...sets.map(s => s.name)],
      rows: categories.map((name, i) => [name, ...sets.map(s => cell(s.points[i]))]),
    },
    option: {
      grid: {left, right: 24, top: drawn.length > 1 ? 34 : 14, bottom: 44},
      legend:
        drawn.length > 1
          ? legend(
              drawn.map(s => s.name),
              {itemWidth: 14},
            )
          : undefined,
      tooltip: {trigger: "item", formatter: p => tip(categories[p.value[4]], lines(p.value[4]))},
      xAxis: valueAxis(unit, {
        axisLine: {onZero: false},
        nameLocation: "middle",
        nameGap: 26,
        nameTextStyle: {color: "#5a646b", align: "center"},
        axisLabel: {...axisText, hideOverlap: true, formatter: v => format(v)},
      }),
      yAxis: {
        type: "value",
        min: -0.5,
        max: categories.length - 0.5,
        interval: 0.5,
        inverse: true,
        axisLine: {show: false},
        axisTick: {show: false},
        splitLine: {show: false},
        axisLabel: {
          ...axisText,
          lineHeight: 13,
          width: left - 14,
          overflow: "break",
          formatter: v => (Number.isInteger(v) ? (categories[v] ?? "") : ""),
        },
      },
      series,
    },
  };
}
