// Charts: how arms are told apart, how a chart stands on the page, and the kinds of charts.

// Okabe and Ito's colours, which colour-blind readers can tell apart; the yellow is too light for a line on white.
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195"];
const BASELINE_COLOUR = "#5b6166";
const DASHES = ["solid", [7, 3], [2, 2], [9, 3, 2, 3]];
const SYMBOLS = ["circle", "triangle", "rect", "diamond", "pin", "arrow", "roundRect"];
const MOST_ARMS_AT_FIRST = 8;

function armStyle(a) {
  if (a === RUN.baseline && ARMS.length > 1) return {color: BASELINE_COLOUR, dash: [4, 3], symbol: "emptyCircle"};
  const place = a < RUN.baseline ? a : a - 1;
  return {color: COLOURS[place % COLOURS.length], dash: DASHES[Math.floor(place / COLOURS.length) % DASHES.length], symbol: SYMBOLS[place % SYMBOLS.length]};
}
/** Arms that charts show at first: all, or with many the baseline and those that bring most. */
function armsAtFirst() {
  const all = ARMS.map((_, a) => a);
  if (all.length <= MOST_ARMS_AT_FIRST) return all;
  const best = DATA.answer ? DATA.answer.order : all;
  return [RUN.baseline, ...best.filter(a => a !== RUN.baseline)].slice(0, MOST_ARMS_AT_FIRST);
}
const armChoices = () => ARMS.map((_, a) => [a, armName(a)]);
const bestArm = () => DATA.answer && DATA.answer.order.length ? DATA.answer.order[0] : ARMS.length - 1;

let drawn = [];   // figures with charts on the page
let waiting = []; // charts that wait for their place on the page

/**
 * A chart with its title, choices, and the table behind it. `draw(width)` gives {option, table, say, count}: the
 * option of ECharts, the table, and what is said of the n-th of `count` places when arrow keys walk along it.
 * Returns the figure; its `redraw()` draws anew after a choice.
 */
function chartFigure({id, title, note, height = 300, draw, controls = []}) {
  const place = h("div", {class: "chart", id: "chart-" + id, tabindex: 0});
  const table = tableBehind(id, () => draw(place.clientWidth || 700).table);
  const figure = h("figure", {id: "figure-" + id},
    h("figcaption", {}, h("h3", {}, title), note ? h("p", {}, note) : null),
    controls.length ? h("div", {class: "controls"}, controls) : null, place, table);
  let chart = null, at = -1, width = 0;
  figure.redraw = (wanted = place.clientWidth) => {
    if (!chart) return;
    width = wanted;
    const {option} = draw(width);
    const high = (typeof height === "function" ? height(width) : height) + spreadLegend(option, width);
    place.style.height = high + "px";
    chart.resize({width, height: high});
    chart.setOption({...common(title + ". " + (note || "") + " " + t("aria_hint"), option), ...option}, true);
    place.querySelector("svg").setAttribute("viewBox", `0 0 ${width} ${high}`); // so that paper can scale it
    table.renew();
    at = -1;
  };
  figure.drop = () => chart.dispose();
  place.addEventListener("keydown", event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (event.key === "Escape") chart.dispatchAction({type: "hideTip"});
    if (!step) return;
    const {say, count, option} = draw(place.clientWidth);
    if (!count) return;
    event.preventDefault();
    at = (at + step + count) % count;
    const first = option.series.findIndex(s => s.data.length > at && !s.silent && s.type !== "graph");
    if (first >= 0) chart.dispatchAction({type: "showTip", seriesIndex: first, dataIndex: at});
    document.querySelector(".speaks").textContent = say(at);
  });
  waiting.push(() => {
    place.style.height = (typeof height === "function" ? height(place.clientWidth) : height) + "px";
    chart = echarts.init(place, null, {renderer: "svg", width: place.clientWidth, height: parseInt(place.style.height)});
    drawn.push(figure);
    figure.redraw();
    new ResizeObserver(() => { if (place.isConnected && place.clientWidth && Math.abs(place.clientWidth - width) > 1 && !matchMedia("print").matches) figure.redraw(); }).observe(place);
  });
  return figure;
}

function drawWaiting() {
  const all = waiting;
  waiting = [];
  for (const draw of all) draw();
}
function dropCharts() {
  for (const figure of drawn) figure.drop();
  drawn = [];
  waiting = [];
}

// Paper is about so wide between its margins, in CSS pixels; two figures of a pair share it.
const PAPER_WIDTH = 688;
addEventListener("beforeprint", () => { for (const figure of drawn) if (figure.offsetParent) figure.redraw(figure.closest(".pair") ? PAPER_WIDTH / 2 - 8 : PAPER_WIDTH); });
addEventListener("afterprint", () => { for (const figure of drawn) if (figure.offsetParent) figure.redraw(); });

const FONT = () => getComputedStyle(document.body).fontFamily;
function common(description, option) {
  return {
    animation: false,
    aria: {enabled: true, label: {enabled: true, description}},
    textStyle: {fontFamily: FONT(), color: "#1d2327"},
    tooltip: {trigger: "axis", confine: true, textStyle: {fontSize: 12}, axisPointer: {type: "line"}, extraCssText: "max-width:min(26rem,90vw);white-space:normal;max-height:22rem;overflow:auto"},
  };
}
const axisText = {color: "#5a646b", fontSize: 11.5};
const valueAxis = (name, more = {}) => ({type: "value", name, nameTextStyle: {color: "#5a646b", align: "left", fontSize: 11.5}, nameGap: 12, axisLabel: {...axisText, formatter: plainNumber}, splitLine: {lineStyle: {color: "#e8ebed"}}, ...more});
const legend = (names, more = {}) => ({type: "scroll", top: 0, left: 0, right: 0, itemWidth: 26, itemHeight: 11, textStyle: {fontSize: 12}, data: names, ...more});
const escaped = text => String(text).replace(/[&<>"]/g, c => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[c]);
const tip = (head, lines) => `<b>${escaped(head)}</b><br>` + lines.map(([colour, name, value]) =>
  `<span style="display:inline-block;width:9px;height:9px;border-radius:5px;background:${colour};margin-right:6px"></span>${escaped(name)}: ${escaped(value)}`).join("<br>");

/** A legend of a few names shows them all, in as many rows as it takes; returns the height that this adds. */
function spreadLegend(option, width) {
  const names = option.legend && option.legend.data;
  if (!names || names.length > MOST_ARMS_AT_FIRST) return 0;
  const wide = text => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 12.5 : 6.8), 0);
  let rows = 1, used = 0;
  for (const text of names) {
    const length = option.legend.itemWidth + 18 + wide(text);
    if (used && used + length > width) { rows += 1; used = 0; }
    used += length;
  }
  Object.assign(option.legend, {type: "plain", width});
  option.grid.top += (rows - 1) * 22;
  return (rows - 1) * 22;
}

/** A line where the project of the chosen arms ends. */
function projectEnd() {
  const end = Math.max(...RUN.project_end);
  if (end <= 0 || end >= RUN.months) return undefined;
  return {silent: true, symbol: "none", lineStyle: {color: "#8c959b", type: "dotted"}, label: {formatter: t("project_ends"), color: "#5a646b", position: "insideEndTop", fontSize: 11}, data: [{xAxis: end - 1}]};
}

/** Lines by arm with a band: `of(a)` gives {median, p10, p90}, lists by month. */
function bandLines({caption, unit, months, of, scale = 1, decimals, zero = false, percentage = false}) {
  const arms = ARMS.map((_, a) => a), first = armsAtFirst(), names = months.map(m => monthName(m));
  const text = v => percentage ? percent(v, 1) : num(v * scale, decimals);
  const at = (a, i) => { const {median, p10, p90} = of(a); return [median[i], p10 && p10[i], p90 && p90[i]]; };
  const told = (a, i) => { const [m, low, high] = at(a, i); return !known(m) ? "–" : RUN.replicates < 2 || !known(low) ? text(m) : `${text(m)} (${text(low)}–${text(high)})`; };
  const number = v => known(v) ? v * scale : null;
  const series = [];
  for (const a of arms) {
    const {color, dash, symbol} = armStyle(a), {median, p10, p90} = of(a);
    series.push({type: "line", name: armName(a), data: median.map(number), lineStyle: {color, type: dash, width: 2.2}, itemStyle: {color}, symbol, symbolSize: 7, showSymbol: true, showAllSymbol: false, z: 3, markLine: a === 0 ? projectEnd() : undefined});
    if (RUN.replicates < 2 || !p10) continue;
    const band = {type: "line", name: armName(a), stack: "band" + a, stackStrategy: "all", symbol: "none", lineStyle: {opacity: 0}, itemStyle: {color}, silent: true, tooltip: {show: false}, z: 1};
    series.push({...band, data: p10.map(number)}, {...band, data: p90.map((v, i) => known(v) && known(p10[i]) ? (v - p10[i]) * scale : null), areaStyle: {color, opacity: 0.13}});
  }
  const lines = i => first.map(a => [armStyle(a).color, armName(a), told(a, i)]);
  return {
    count: months.length,
    say: i => names[i] + ". " + lines(i).map(([, name, value]) => name + ": " + value).join("; "),
    table: {caption: caption + (RUN.replicates > 1 ? " – " + t("median_band") : ""), head: [t("month"), ...arms.map(armName)], rows: months.map((m, i) => [names[i], ...arms.map(a => told(a, i))])},
    option: {
      grid: {left: 58, right: 18, top: 58, bottom: 30},
      legend: legend([...first, ...arms.filter(a => !first.includes(a))].map(armName), {selected: Object.fromEntries(arms.map(a => [armName(a), first.includes(a)]))}),
      tooltip: {trigger: "axis", confine: true, textStyle: {fontSize: 12}, formatter: points => tip(names[points[0].dataIndex], lines(points[0].dataIndex))},
      xAxis: {type: "category", data: names, boundaryGap: false, axisLabel: {...axisText, hideOverlap: true}, axisTick: {show: false}},
      yAxis: valueAxis(unit, {scale: !zero, axisLabel: {...axisText, formatter: v => percentage ? percent(v) : plainNumber(v)}}),
      series,
    },
  };
}

/** Stacked bars: `parts` [{name, colour, values by category}]; lying when `lying`. Shares show as per cent. */
function stackedBars({caption, unit, categories, parts, lying = false, shares = false, head, left = 120, decimals = 0}) {
  const text = v => shares ? percent(v, 1) : num(v, decimals);
  const lines = i => parts.filter(p => known(p.values[i]) && p.values[i] !== 0).map(p => [p.colour, p.name, text(p.values[i])]);
  const category = {type: "category", data: categories, inverse: lying, axisTick: {show: false}, axisLabel: lying ? {...axisText, lineHeight: 13, width: left - 14, overflow: "break"} : {...axisText, hideOverlap: true}};
  const value = valueAxis(lying ? "" : unit, {max: shares ? 1 : undefined, axisLabel: {...axisText, hideOverlap: true, formatter: v => shares ? percent(v) : plainNumber(v)}});
  return {
    count: categories.length,
    say: i => categories[i] + ". " + lines(i).map(([, name, v]) => name + ": " + v).join("; "),
    table: {caption: caption + (unit ? t("comma") + unit : ""), head: [head, ...parts.map(p => p.name)], rows: categories.map((name, i) => [name, ...parts.map(p => text(p.values[i]))])},
    option: {
      grid: {left: lying ? left : 58, right: 22, top: lying ? 34 : 58, bottom: 30},
      legend: legend(parts.map(p => p.name), {itemWidth: 14}),
      tooltip: {trigger: "axis", confine: true, textStyle: {fontSize: 12}, axisPointer: {type: "shadow"}, formatter: points => tip(categories[points[0].dataIndex], lines(points[0].dataIndex))},
      xAxis: lying ? value : category, yAxis: lying ? category : value,
      series: parts.map(p => ({type: "bar", name: p.name, stack: "all", data: p.values, itemStyle: {color: p.colour, borderColor: "#fff", borderWidth: lying ? 1 : 0, decal: p.decal}, barMaxWidth: 34, barCategoryGap: lying ? "30%" : "12%"})),
    },
  };
}

/**
 * Effects with their intervals by category: `sets` [{name, colour, symbol, points by category: {mean, low, high} or
 * null}]. A line at zero tells more from less.
 */
function intervals({caption, unit, categories, sets, head, left = 130, format = plainNumber, sign = signed}) {
  const offset = s => sets.length < 2 ? 0 : (s - (sets.length - 1) / 2) * Math.min(0.22, 0.7 / sets.length);
  const told = p => !p || !known(p.mean) ? "–" : sign(p.mean) + (known(p.low) ? ` [${sign(p.low)}, ${sign(p.high)}]` : "");
  const lines = i => sets.map(s => [s.colour, s.name, told(s.points[i])]);
  const series = [];
  sets.forEach((set, s) => {
    const rows = set.points.map((p, i) => p && known(p.mean) ? [p.mean, i + offset(s), known(p.low) ? p.low : p.mean, known(p.high) ? p.high : p.mean, i] : null).filter(Boolean);
    series.push({type: "scatter", name: set.name, data: rows, symbol: set.symbol, symbolSize: 9, itemStyle: {color: set.colour}, z: 3,
      markLine: s === 0 ? {silent: true, symbol: "none", label: {show: false}, lineStyle: {color: "#1d2327", type: "solid", width: 1}, data: [{xAxis: 0}]} : undefined});
    series.push({type: "custom", name: set.name, data: rows, silent: true, itemStyle: {color: set.colour}, renderItem: (_, api) => {
      const a = api.coord([api.value(2), api.value(1)]), b = api.coord([api.value(3), api.value(1)]);
      return {type: "line", shape: {x1: a[0], y1: a[1], x2: b[0], y2: b[1]}, style: {stroke: set.colour, lineWidth: 2.2}};
    }, encode: {x: [2, 3], y: 1}});
  });
  return {
    count: categories.length,
    say: i => categories[i] + ". " + lines(i).map(([, name, value]) => name + ": " + value).join("; "),
    table: {caption: caption + (unit ? t("comma") + unit : ""), head: [head, ...sets.map(s => s.name)], rows: categories.map((name, i) => [name, ...lines(i).map(([, , v]) => v)])},
    option: {
      grid: {left, right: 24, top: sets.length > 1 ? 34 : 14, bottom: 44},
      legend: sets.length > 1 ? legend(sets.map(s => s.name)) : undefined,
      tooltip: {trigger: "item", confine: true, textStyle: {fontSize: 12}, formatter: p => tip(categories[p.value[4]], lines(p.value[4]))},
      xAxis: valueAxis(unit, {axisLine: {onZero: false}, nameLocation: "middle", nameGap: 26, nameTextStyle: {color: "#5a646b", align: "center"}, axisLabel: {...axisText, hideOverlap: true, formatter: v => format(v)}}),
      yAxis: {type: "value", min: -0.5, max: categories.length - 0.5, interval: 0.5, inverse: true, axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false},
        axisLabel: {...axisText, lineHeight: 13, width: left - 14, overflow: "break", formatter: v => Number.isInteger(v) ? categories[v] ?? "" : ""}},
      series,
    },
  };
}
