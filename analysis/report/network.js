// Who helps whom: the paper's Figure 1, drawn from what flowed.

const LAYERS = {
  people: {colour: "#0072b2", modalities: ["work", "skills"]},
  orders: {colour: "#009e73", modalities: ["sales"]},
  money: {colour: "#d55e00", modalities: ["funds"]},
};
const KIND_COLOURS = {
  government: "#fbe3d6",
  social_organisation: "#d9ecf7",
  enterprise: "#d8f0e6",
  agency: "#0072b2",
  household: "#fff3d1",
  association: "#ead9e6",
  other: "#eef0f2",
};
const MOST_SUPPLIERS = 14;
// Payments between kinds of actors that belong to help; entitlements, trade and consumption are in the table alone.
const DRAWN_FLOWS = {
  "government > agencies: tranche": ["government", "agency"],
  "households > associations: dues": ["town", "associations"],
  "associations > households: fund_aid": ["associations", "town"],
  "government > collectives: seed_fund": ["government", "associations"],
  "collectives > households: collective_dividend": ["associations", "town"],
};

/** Nodes and edges of an arm: edges [{from, to, layer, amount, unit, what}]. */
function networkOf(arm) {
  const n = DATA.network,
    kinds = DATA.actors.organisations ? DATA.actors.organisations.kinds : [];
  const grouped = (n.organisations || []).length > MOST_SUPPLIERS,
    sums = new Map();
  const add = (from, to, layer, amount, what) => {
    if (!(amount > 0)) return;
    const key = [from, to, layer].join("|"),
      edge = sums.get(key) || {from, to, layer, amount: 0, what: new Map()};
    edge.amount += amount;
    edge.what.set(what, (edge.what.get(what) || 0) + amount);
    sums.set(key, edge);
  };
  const supplier = i => (grouped ? "kind " + kinds[i] : "supplier " + i);
  for (const x of n.help || []) {
    if (x.arm !== arm) continue;
    const modality = n.modalities[x.modality],
      layer = Object.keys(LAYERS).find(l => LAYERS[l].modalities.includes(modality));
    if (!layer) continue;
    const amount = layer === "people" ? x.matches : x.quantity,
      whom = x.project ? "project" : "others",
      linker = {[-1]: "pairs", [-2]: "associations", [-3]: whom}[x.by] || "agency " + x.by;
    add(supplier(x.from), linker, layer, amount, nameOf(modality));
    if (linker !== whom) add(linker, whom, layer, amount, nameOf(modality)); // nobody between: applied for, or known
  }
  n.flows.forEach((flow, i) => {
    const ends = DRAWN_FLOWS[flow];
    if (!ends) return;
    let [from, to] = ends;
    if (to === "agency") {
      const one = (n.agencies || []).findIndex((_, g) => [...sums.keys()].some(k => k.includes("agency " + g)));
      to = one < 0 ? "agencies" : "agency " + one;
    }
    add(from, to, "money", n.money[arm][i], nameOf(flow.split(": ")[1], "purpose"));
  });
  return [...sums.values()];
}

/** Where an actor stands (0 to 100 both ways), its name and colour. */
function actorsOf(edges) {
  const n = DATA.network,
    kinds = DATA.actors.organisations ? DATA.actors.organisations.kinds : [],
    used = new Set(edges.flatMap(e => [e.from, e.to])),
    out = new Map();
  const order = ["government", "social_organisation", "enterprise"];
  const rank = id => order.indexOf(id.startsWith("kind ") ? id.slice(5) : kinds[+id.slice(9)]);
  const left = [...used]
    .filter(id => id.startsWith("supplier ") || id.startsWith("kind "))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", {numeric: true}));
  left.forEach((id, i) => {
    const kind = order[rank(id)] || "other";
    out.set(id, {
      x: 14,
      y: left.length < 2 ? 50 : 16 + (80 * i) / (left.length - 1),
      name: id.startsWith("kind ") ? nameOf(id.slice(5), "actor") : nameOf(n.organisations[+id.slice(9)], "actor"),
      colour: KIND_COLOURS[kind],
    });
  });
  const middle = [...used].filter(id => id.startsWith("agency ")).concat(used.has("pairs") ? ["pairs"] : []);
  middle.forEach((id, i) =>
    out.set(id, {
      x: 50,
      y: middle.length < 2 ? 48 : 36 + (36 * i) / (middle.length - 1),
      name: id === "pairs" ? t("node_pairs") : nameOf(n.agencies[+id.slice(7)], "actor"),
      colour: id === "pairs" ? KIND_COLOURS.association : KIND_COLOURS.agency,
      strong: id !== "pairs",
    }),
  );
  const fixed = {
    agencies: [50, 40, t("node_agencies"), "agency"],
    government: [50, 5, t("node_government"), "government"],
    project: [86, 34, t("node_project"), "household"],
    others: [86, 56, t("node_others"), "household"],
    town: [86, 82, t("node_town"), "household"],
    associations: [50, 94, t("node_associations"), "association"],
  };
  for (const [id, [x, y, name, kind]] of Object.entries(fixed))
    if (used.has(id)) out.set(id, {x, y, name, colour: KIND_COLOURS[kind], strong: kind === "agency"});
  return out;
}

function networkPart(section) {
  section.append(paragraph("network_lead"));
  const n = DATA.network;
  if (!n) {
    section.append(notRecorded());
    return;
  }
  if (!n.help) section.append(notRecorded("no_matches"));
  let arm = bestArm(),
    layer = "all";
  const amountText = e =>
    e.layer === "people" ? t("placements", {n: num(e.amount, 1)}) : t("yuan_amount", {n: num(e.amount, 0)});
  const shown = () => networkOf(arm).filter(e => layer === "all" || e.layer === layer);
  const figure = chartFigure({
    id: "network",
    title: t("network"),
    note: t("network_note"),
    height: width => (!shown().length ? 110 : width < 560 ? 820 : 720),
    controls: [
      choice(
        t("arm"),
        armChoices(),
        v => {
          arm = +v;
          figure.redraw();
        },
        arm,
      ),
      choice(t("layer"), [["all", t("layer_all")], ...Object.keys(LAYERS).map(l => [l, t("layer_" + l)])], v => {
        layer = v;
        figure.redraw();
      }),
    ],
    draw: width => {
      const edges = shown(),
        actors = actorsOf(edges);
      const most = Object.fromEntries(
        Object.keys(LAYERS).map(l => [l, Math.max(1, ...edges.filter(e => e.layer === l).map(e => e.amount))]),
      );
      const boxWidth = Math.min(150, width * 0.26),
        place = Object.keys(LAYERS);
      const names = new Map([...actors].map(([id, a]) => [id, a.name]));
      const flows = n.flows.map((flow, i) => [flow, n.money[arm][i]]).filter(([, v]) => v > 0);
      return {
        count: edges.length,
        say: i =>
          names.get(edges[i].from) +
          " → " +
          names.get(edges[i].to) +
          ": " +
          t("layer_" + edges[i].layer) +
          t("comma") +
          amountText(edges[i]),
        table: {
          caption: t("network") + t("comma") + armName(arm),
          text: [1, 2, 4],
          head: [t("layer"), t("from"), t("to"), t("amount"), t("what")],
          rows: [
            ...edges.map(e => [
              t("layer_" + e.layer),
              names.get(e.from),
              names.get(e.to),
              new Figures(amountText(e), {[e.layer === "people" ? "placements" : "yuan"]: e.amount}),
              [...e.what.keys()].join(t("comma")),
            ]),
            ...flows.map(([flow, v]) => {
              const [ends, what] = flow.split(": "),
                [from, to] = ends.split(" > ");
              return [
                t("ledger"),
                nameOf(from, "holder"),
                nameOf(to, "holder"),
                new Figures(t("yuan_amount", {n: num(v, 0)}), {yuan: v}),
                nameOf(what, "purpose"),
              ];
            }),
          ],
        },
        option: {
          grid: {left: 0, right: 0, top: 30, bottom: 6},
          legend: {show: false},
          tooltip: {
            trigger: "item",
            formatter: p => (p.dataType === "edge" ? tip(p.data.told.head, p.data.told.lines) : escaped(p.data.told)),
          },
          xAxis: {type: "value", min: 0, max: 100, show: false},
          yAxis: {type: "value", min: 0, max: 100, inverse: true, show: false},
          graphic: place
            .map((l, i) => [8 + i * Math.min(150, width / 3.1), 6, "━ " + t("layer_" + l), LAYERS[l].colour])
            .concat(edges.length ? [] : [[8, 56, t("no_flows"), "#5a646b"]])
            .map(([left, top, text, fill]) => ({type: "text", left, top, style: {text, fill, font: "12px " + FONT()}})),
          series: [
            {
              type: "graph",
              layout: "none",
              coordinateSystem: "cartesian2d",
              edgeSymbol: ["none", "arrow"],
              edgeSymbolSize: 7,
              emphasis: {focus: "adjacency", lineStyle: {opacity: 1}},
              data: [...actors].map(([id, a]) => ({
                id,
                name: id,
                value: [a.x, a.y],
                told: a.name,
                symbol: "rect",
                symbolSize: [boxWidth, a.strong || width < 560 ? 46 : 32],
                itemStyle: {color: a.colour, borderColor: a.strong ? "#00456b" : "#b5bdc2", borderWidth: 1},
                label: {
                  show: true,
                  formatter: a.name,
                  width: boxWidth - 8,
                  overflow: "break",
                  fontSize: width < 560 ? 10 : 12,
                  lineHeight: width < 560 ? 12 : 14,
                  color: a.strong ? "#fff" : "#1d2327",
                  fontWeight: a.strong ? "bold" : "normal",
                },
              })),
              links: edges.map(e => ({
                source: e.from,
                target: e.to,
                told: {
                  head: names.get(e.from) + " → " + names.get(e.to),
                  lines: [
                    [
                      LAYERS[e.layer].colour,
                      t("layer_" + e.layer),
                      amountText(e) + " (" + [...e.what.keys()].join(t("comma")) + ")",
                    ],
                  ],
                },
                lineStyle: {
                  color: LAYERS[e.layer].colour,
                  width: 1 + 9 * Math.sqrt(e.amount / most[e.layer]),
                  opacity: 0.55,
                  // From top to bottom of the middle, round those who stand between.
                  curveness:
                    e.from === "government" && e.to === "associations"
                      ? 0.4
                      : [0.04, 0.14, -0.1][place.indexOf(e.layer)],
                },
              })),
            },
          ],
        },
      };
    },
  });
  section.append(figure);
  if (rowsOf("networks").length)
    section.append(
      h("h3", {}, t("group_networks")),
      paragraph("group_networks_note", {}, "quiet"),
      measureTable("networks", t("at_end")),
    );
}
