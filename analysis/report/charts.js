// Charts: how arms are told apart, and how a chart stands on the page.

// Okabe and Ito's colours, which colour-blind readers can tell apart; the yellow is too light for a line on white.
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195"];
const BASELINE_COLOUR = "#5b6166";
const DASHES = ["solid", [7, 3], [2, 2], [9, 3, 2, 3]];
const SYMBOLS = ["circle", "triangle", "rect", "diamond", "pin", "arrow", "roundRect"];
const MOST_ARMS_AT_FIRST = 8;

function armStyle(a) {
  if (a === RUN.baseline && ARMS.length > 1) return {color: BASELINE_COLOUR, dash: [4, 3], symbol: "emptyCircle"};
  const place = a > RUN.baseline ? a - 1 : a;
  return {
    color: COLOURS[place % COLOURS.length],
    dash: DASHES[Math.floor(place / COLOURS.length) % DASHES.length],
    symbol: SYMBOLS[place % SYMBOLS.length],
  };
}
/** Arms that charts show at first: all, or with many the baseline and those that bring most. */
function armsAtFirst() {
  const all = ARMS.map((_, a) => a);
  if (all.length <= MOST_ARMS_AT_FIRST) return all;
  const best = DATA.answer ? DATA.answer.order : all;
  return [RUN.baseline, ...best.filter(a => a !== RUN.baseline)].slice(0, MOST_ARMS_AT_FIRST);
}
const armChoices = () => ARMS.map((_, a) => [a, armName(a)]);
const bestArm = () => (DATA.answer && DATA.answer.order.length ? DATA.answer.order[0] : ARMS.length - 1);

let drawn = []; // figures with charts on the page
let waiting = []; // charts that wait for their place on the page

/**
 * A chart with its title, choices, and the table behind it. `draw(width)` gives {option, table, say, count}: the
 * option of ECharts, the table, and what is said of the n-th of `count` places when arrow keys walk along it.
 * Returns the figure; its `redraw()` draws anew after a choice.
 */
function chartFigure({id, title, note, height = 300, draw, controls = []}) {
  const place = h("div", {class: "chart", id: "chart-" + id, tabindex: 0});
  const table = tableBehind(id, () => draw(place.clientWidth || 700).table);
  const figure = h(
    "figure",
    {id: "figure-" + id},
    h("figcaption", {}, h("h3", {}, title), note ? h("p", {}, note) : null),
    controls.length ? h("div", {class: "controls"}, controls) : null,
    place,
    table,
  );
  let chart = null,
    at = -1,
    width = 0;
  figure.redraw = (wanted = place.clientWidth) => {
    if (!chart) return;
    width = wanted;
    const {option} = draw(width);
    const high = (typeof height === "function" ? height(width) : height) + spreadLegend(option, width);
    place.style.height = high + "px";
    chart.resize({width, height: high});
    const base = common(title + ". " + (note || "") + " " + t("aria_hint"));
    chart.setOption({...base, ...option, tooltip: {...base.tooltip, ...option.tooltip}}, true);
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
    chart = echarts.init(place, null, {
      renderer: "svg",
      width: place.clientWidth,
      height: parseInt(place.style.height),
    });
    drawn.push(figure);
    figure.redraw();
    new ResizeObserver(() => {
      if (
        place.isConnected &&
        place.clientWidth &&
        Math.abs(place.clientWidth - width) > 1 &&
        !matchMedia("print").matches
      )
        figure.redraw();
    }).observe(place);
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
addEventListener("beforeprint", () => {
  for (const figure of drawn)
    if (figure.offsetParent) figure.redraw(figure.closest(".pair") ? PAPER_WIDTH / 2 - 8 : PAPER_WIDTH);
});
addEventListener("afterprint", () => {
  for (const figure of drawn) if (figure.offsetParent) figure.redraw();
});

const FONT = () => getComputedStyle(document.body).fontFamily;
/** What all charts have. */
function common(description) {
  return {
    animation: false,
    aria: {enabled: true, label: {enabled: true, description}},
    textStyle: {fontFamily: FONT(), color: "#1d2327"},
    tooltip: {
      trigger: "axis",
      confine: true,
      textStyle: {fontSize: 12},
      axisPointer: {type: "line"},
      extraCssText: "max-width:min(26rem,90vw);white-space:normal;max-height:22rem;overflow:auto",
    },
  };
}
const axisText = {color: "#5a646b", fontSize: 11.5};
const valueAxis = (name, more = {}) => ({
  type: "value",
  name,
  nameTextStyle: {color: "#5a646b", align: "left", fontSize: 11.5},
  nameGap: 12,
  axisLabel: {...axisText, formatter: plainNumber},
  splitLine: {lineStyle: {color: "#e8ebed"}},
  ...more,
});
const legend = (names, more = {}) => ({
  type: "scroll",
  top: 0,
  left: 0,
  right: 0,
  itemWidth: 26,
  itemHeight: 11,
  textStyle: {fontSize: 12},
  data: names,
  ...more,
});
const escaped = text =>
  String(text).replace(/[&<>"]/g, c => ({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})[c]);
const tip = (head, lines) =>
  `<b>${escaped(head)}</b><br>` +
  lines
    .map(
      ([colour, name, value]) =>
        `<span style="display:inline-block;width:9px;height:9px;border-radius:5px;background:${colour};margin-right:6px"></span>${escaped(name)}: ${escaped(value)}`,
    )
    .join("<br>");

/** A legend of a few names shows them all, in as many rows as it takes; returns the height that this adds. */
function spreadLegend(option, width) {
  const names = option.legend && option.legend.data;
  if (!names || names.length > MOST_ARMS_AT_FIRST) return 0;
  const wide = text => [...text].reduce((sum, c) => sum + (c > "\u2e80" ? 12.5 : 6.8), 0);
  let rows = 1,
    used = 0;
  for (const text of names) {
    const length = option.legend.itemWidth + 18 + wide(text);
    if (used && used + length > width) {
      rows += 1;
      used = 0;
    }
    used += length;
  }
  Object.assign(option.legend, {type: "plain", width});
  option.grid.top += (rows - 1) * 22;
  return (rows - 1) * 22;
}
