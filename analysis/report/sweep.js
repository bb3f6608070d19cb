// What the answer hangs on: luck and assumptions told apart, by the sweep that stands beside the result.

const SWEEP = DATA.sweep;
const sweptFigure = label => (SWEEP && SWEEP.figures.find(f => f.label === label)) || null;

/** A figure of the sweep in words: a headline, or "group/variable of labels in month 12". */
function sweptName(label) {
  if (label === "cost") return t("extra_cost");
  const found = /^(\w+)\/(\w+)(?: of (.*?))?(?: in month (\d+))?$/.exec(label);
  if (!found) return nameOf(label);
  const [, group, variable, labels, month] = found;
  const of = !labels ? [] : NAMES[labels] ? [labels] : labels.split(", ");
  return (
    [nameOf(variable, group), ...of.map(one => nameOf(one, group))].join(t("comma")) +
    (month ? t("comma") + monthName(month - 1) : "")
  );
}
const sweptNameAndUnit = f => sweptName(f.label) + (unitOf(f.unit) ? t("comma") + unitOf(f.unit) : "");

/** The effect of an arm on a figure of the sweep with its intervals; null where the sweep does not tell it. */
function sweptEffect(label, arm) {
  const figure = sweptFigure(label),
    effect = figure && figure.effect[arm];
  return effect && known(effect.assumptions_low) ? effect : null;
}

/** Its interval with assumptions, as a cell. */
function assumptionsCell(label, arm, decimals) {
  const e = sweptEffect(label, arm);
  if (!e) return "–";
  const d = decimals ?? decimalsOf(e.assumptions_low, e.assumptions_high);
  return new Figures(`[${signed(e.assumptions_low, d)}, ${signed(e.assumptions_high, d)}]`, {
    low: e.assumptions_low,
    high: e.assumptions_high,
  });
}

/** Both intervals of an effect in words. */
function bothIntervals(label, arm, key) {
  const e = sweptEffect(label, arm);
  if (!e) return null;
  const ends = [e.luck_low, e.luck_high, e.assumptions_low, e.assumptions_high],
    d = decimalsApart(decimalsOf(...ends), ...ends);
  const {turns} = sweptFigure(label).chance[arm],
    unit = unitOf(sweptFigure(label).unit);
  return (
    t(key, {
      arm: armName(arm),
      baseline: armName(RUN.baseline),
      figure: sweptName(label),
      unit: unit ? (unit === "%" ? "" : " ") + unit : "",
      luck: range(e.luck_low, e.luck_high, d),
      assumptions: range(e.assumptions_low, e.assumptions_high, d),
    }) +
    (!known(turns)
      ? ""
      : turns > 0
        ? t("sweep_turns_at", {share: percent(turns), points: num(SWEEP.points, 0)})
        : t("sweep_turns_nowhere", {points: num(SWEEP.points, 0)})) +
    t("stop")
  );
}

/** The arm that is told first: the best one, or the first that is compared. */
const sweptArm = () => (bestArm() === RUN.baseline ? ARMS.findIndex((_, a) => a !== RUN.baseline) : bestArm());
const otherArms = () => armChoices().filter(([a]) => a !== RUN.baseline);

/** A factor's value in words: a number with its unit, of a choice its names. */
function factorValues(name, {low, high}) {
  const {unit, plausible} = SWEEP.factors[name],
    levels = /^\{levels: \[(.*)\]\}$/.exec(plausible);
  if (levels) return t("sweep_is", {factor: name, value: levels[1].split(", ").slice(low, high + 1).join(t("or"))});
  const of = v => num(v) + (unit && unit !== "1" ? " " + unitOf(unit) : "");
  if (!known(low)) return t("sweep_below", {factor: name, value: of(high)});
  if (!known(high)) return t("sweep_above", {factor: name, value: of(low)});
  return t("sweep_between", {factor: name, low: num(low), high: of(high)});
}

function sweptHead(section) {
  const label = SWEEP.told ?? (SWEEP.figures[0] && SWEEP.figures[0].label),
    arm = sweptArm(),
    figure = sweptFigure(label);
  if (!figure) {
    section.append(h("p", {class: "missing"}, t("withheld") + t("stop")));
    return;
  }
  const sentence = bothIntervals(label, arm, "sweep_sentence");
  if (sentence) section.append(h("p", {class: "sentence"}, sentence));
  const share = figure.shares[arm];
  if (known(share.assumptions.value))
    section.append(
      h(
        "p",
        {class: "finding"},
        t("sweep_owed", {
          assumptions: percent(share.assumptions.value),
          luck: percent(share.luck.value),
          both: percent(share.interaction.value),
        }) +
          (figure.leading[arm].length
            ? t("sweep_hangs_on", {
                factors: figure.leading[arm]
                  .slice(0, 3)
                  .map(one => one.factor)
                  .join(t("comma")),
              })
            : t("sweep_hangs_on_none", {n: num(SWEEP.factors_in_all, 0)})),
      ),
    );
  section.append(paragraph("sweep_intervals"));
  section.append(
    paragraph(
      "sweep_how",
      {
        file: SWEEP.file,
        factors: num(SWEEP.factors_in_all, 0),
        points: num(SWEEP.points, 0),
        replicates: SWEEP.replicates,
        written: num(SWEEP.worlds_as_written, 0),
      },
      "quiet",
    ),
  );
  if (SWEEP.failed_points)
    section.append(paragraph("sweep_failed", {n: SWEEP.failed_points, points: SWEEP.points}, "warning"));
  if (SWEEP.differing.length)
    section.append(
      h(
        "p",
        {class: "warning"},
        t("sweep_differing", {
          list: SWEEP.differing
            .slice(0, 8)
            .map(d => `${d.path} (${valueText(d.result)} / ${valueText(d.sweep)})`)
            .join(t("semicolon")),
          n: SWEEP.differing.length,
        }),
      ),
    );
}

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

function bothPart(section) {
  let arm = sweptArm();
  const rows = () => bothBars(arm, 700).count;
  const figure = chartFigure({
    id: "sweep-both",
    title: t("sweep_both"),
    note: t("sweep_both_note", {baseline: armName(RUN.baseline)}),
    height: width => 70 + (width < 500 ? 42 : 32) * rows(),
    controls: [
      choice(
        t("arm"),
        otherArms(),
        v => {
          arm = +v;
          figure.redraw();
        },
        arm,
      ),
    ],
    draw: width => bothBars(arm, width),
  });
  section.append(figure);
}

function owedPart(section) {
  let arm = sweptArm();
  const told = () => SWEEP.figures.filter(f => known(f.shares[arm].assumptions.value));
  if (!otherArms().some(([a]) => SWEEP.figures.some(f => known(f.shares[a].assumptions.value)))) return;
  const figure = chartFigure({
    id: "sweep-owed",
    title: t("sweep_shares"),
    note: t("sweep_shares_note"),
    height: width => 80 + (width < 500 ? 42 : 32) * told().length,
    controls: [
      choice(
        t("arm"),
        otherArms(),
        v => {
          arm = +v;
          figure.redraw();
        },
        arm,
      ),
    ],
    draw: width =>
      stackedBars({
        caption: t("sweep_shares") + t("comma") + armName(arm),
        unit: "",
        categories: told().map(f => sweptName(f.label)),
        head: t("outcome"),
        lying: true,
        shares: true,
        left: Math.min(260, width * 0.42),
        parts: [
          ["assumptions", "#0072b2"],
          ["luck", "#e69f00"],
          ["interaction", "#d3d8db"],
        ].map(([source, colour]) => ({
          name: t("source_" + source),
          colour,
          values: told().map(f => f.shares[arm][source].value),
        })),
      }),
  });
  section.append(figure);
}

/** The factors on which effects on a figure hang, ranked: in the arms in which each can be told from chance. */
function leadingPart(section) {
  const arms = otherArms().map(([a]) => a),
    told = SWEEP.figures.filter(f => arms.some(a => f.leading[a].length));
  if (!told.length) {
    section.append(h("h3", {}, t("sweep_leading")), paragraph("sweep_leading_none", {
      n: num(SWEEP.factors_in_all, 0),
      points: num(SWEEP.points, 0),
    }));
    return;
  }
  let shown = told.find(f => f.label === SWEEP.told) || told[0];
  const factors = () => {
    const most = new Map();
    for (const a of arms)
      for (const {factor, value} of shown.leading[a]) most.set(factor, Math.max(value, most.get(factor) ?? 0));
    return [...most.keys()].sort((x, y) => most.get(y) - most.get(x));
  };
  const share = !told[0].index.includes("mu_star"),
    scale = share ? 100 : 1;
  const figure = chartFigure({
    id: "sweep-leading",
    title: t("sweep_leading"),
    note: t(share ? "sweep_leading_note" : "sweep_leading_note_morris", {
      told: num(told.length, 0),
      all: num(SWEEP.figures.length, 0),
      n: num(SWEEP.factors_in_all, 0),
    }),
    height: width => 100 + factors().length * ((width < 500 ? 34 : 20) + 10 * arms.length),
    controls: [
      choice(
        t("outcome"),
        told.map((f, i) => [i, sweptNameAndUnit(f)]),
        v => {
          shown = told[+v];
          figure.redraw();
        },
        told.indexOf(shown),
      ),
    ],
    draw: width => {
      const names = factors();
      const out = intervals({
        caption: t("sweep_leading") + t("comma") + sweptName(shown.label),
        unit: share ? t("sweep_percent_of_spread") : unitOf(shown.unit),
        categories: names,
        head: t("parameter"),
        left: Math.min(300, width * 0.46),
        sign: v => num(v, share ? 0 : undefined),
        sets: armSets(arms, a =>
          names.map(name => {
            const one = shown.leading[a].find(x => x.factor === name);
            return one && {mean: scale * one.value, low: scale * one.low, high: scale * one.high};
          }),
        ).map((set, i) => ({...set, name: set.name + t("index_" + shown.index[arms[i]])})),
      });
      const first = out.table.head.length;
      out.table.head.push(t("meaning"), t("unit"), t("plausible"), t("standing"));
      out.table.rows.forEach((row, i) => {
        const {meaning, unit, plausible, standing} = SWEEP.factors[names[i]];
        row.push(meaning, unit, plausible, TEXT[standing] ? t(standing) : standing);
      });
      return {...out, table: {...out.table, paths: true, wide: [first], text: [first + 1, first + 2, first + 3]}};
    },
  });
  section.append(figure);
}

/** How likely each arm is the best, and what is lost with it where it is not. */
function bestPart(section) {
  const ranked = SWEEP.figures.filter(f => f.chance.some(c => known(c.best)));
  if (!ranked.length || ARMS.length < 2) return;
  let shown = ranked.find(f => f.label === SWEEP.told) || ranked[0];
  const all = ARMS.map((_, a) => a);
  const figure = chartFigure({
    id: "sweep-best",
    title: t("sweep_best"),
    note: t("sweep_best_note"),
    height: barsHeight(ARMS.length),
    controls: [
      choice(
        t("outcome"),
        ranked.map((f, i) => [i, sweptNameAndUnit(f)]),
        v => {
          shown = ranked[+v];
          figure.redraw();
        },
        ranked.indexOf(shown),
      ),
    ],
    draw: width => {
      const chance = all.map(a => shown.chance[a]);
      const points = chance.map(c => ({
        mean: known(c.best) ? 100 * c.best : null,
        low: known(c.best_low) ? 100 * c.best_low : null,
        high: known(c.best_high) ? 100 * c.best_high : null,
      }));
      const out = intervals({
        caption: t("sweep_best") + t("comma") + sweptNameAndUnit(shown),
        unit: t("sweep_percent_of_points"),
        categories: all.map(armName),
        head: t("arm"),
        left: Math.min(200, width * 0.36),
        sign: v => num(v, 0),
        sets: [{name: t("sweep_chance_best"), colour: COLOURS[0], symbol: "circle", points}],
      });
      out.option.xAxis.max = 100;
      out.table.head.push(t("regret_mean"), t("regret_95"), t("regret_most"));
      out.table.rows.forEach((row, a) =>
        row.push(...["regret_mean", "regret_95", "regret_most"].map(key => numCell(chance[a][key]))),
      );
      return out;
    },
  });
  section.append(figure);
}

function turnsPart(section) {
  if (!SWEEP.told || !SWEEP.turns.length) return;
  const figure = sweptNameAndUnit(sweptFigure(SWEEP.told));
  const text = turn => {
    const args = {
      arm: armName(turn.arm),
      share: percent(turn.points_of_interest),
      points: num(SWEEP.points, 0),
      mass: percent(turn.mass),
      density: percent(turn.density),
      coverage: percent(turn.coverage),
      sides: turn.sides.map(side => factorValues(side.factor, side)).join(t("comma")),
    };
    if (!(turn.points_of_interest > 0)) return t("sweep_turn_nowhere", args);
    return t(turn.sides.length ? "sweep_turn_box" : "sweep_turn_no_box", args);
  };
  section.append(
    h("h3", {}, t("sweep_where_it_turns", {figure})),
    paragraph(RUN.claim && SWEEP.told === SWEEP.claimed ? "sweep_turns_note_claim" : "sweep_turns_note", {}, "quiet"),
    h(
      "ul",
      {id: "sweep-turns"},
      SWEEP.turns.map(turn => h("li", {}, text(turn))),
    ),
  );
  const boxes = SWEEP.turns.filter(turn => turn.sides.length);
  if (boxes.length)
    section.append(
      openTable("sweep-turns", {
        caption: t("sweep_where_it_turns", {figure}),
        head: [t("arm"), t("parameter"), t("value"), t("plausible"), t("standing"), t("meaning")],
        text: [1, 2, 3, 4],
        wide: [5],
        rows: boxes.flatMap(turn =>
          turn.sides.map(side => {
            const {plausible, standing, meaning} = SWEEP.factors[side.factor];
            return [
              armName(turn.arm),
              side.factor,
              factorValues(side.factor, side),
              plausible,
              TEXT[standing] ? t(standing) : standing,
              meaning,
            ];
          }),
        ),
      }),
    );
}

function informationPart(section) {
  const all = SWEEP.information;
  if (!all) return;
  const {everything, subjects} = all;
  const subjectName = name => {
    const group = /^all of (.*)$/.exec(name);
    return group ? t("sweep_all_of", {group: group[1]}) : name;
  };
  const meaning = name => (SWEEP.factors[name] ? SWEEP.factors[name].meaning : "");
  section.append(h("h3", {}, t("sweep_information")));
  section.append(
    paragraph(
      "sweep_everything",
      {worth: num(everything.value, 0), interval: range(everything.low, everything.high, 0)},
      "finding",
    ),
  );
  if (!subjects.length) {
    section.append(paragraph("sweep_information_none"));
    return;
  }
  const [first] = subjects;
  section.append(
    paragraph("sweep_find_out", {
      subject: subjectName(first.subject),
      meaning: meaning(first.subject) ? t("sweep_meaning", {meaning: meaning(first.subject)}) : "",
      worth: num(first.value, 0),
      interval: range(first.low, first.high, 0),
    }),
    chartFigure({
      id: "sweep-information",
      title: t("sweep_information_chart"),
      note: t("sweep_information_note"),
      height: 70 + 36 * subjects.length,
      draw: width => {
        const out = intervals({
          caption: t("sweep_information_chart"),
          unit: t("yuan"),
          categories: subjects.map(s => subjectName(s.subject)),
          head: t("sweep_subject"),
          left: Math.min(300, width * 0.46),
          sign: v => num(v, 0),
          sets: [
            {
              name: t("sweep_worth"),
              colour: COLOURS[0],
              symbol: "circle",
              points: subjects.map(s => ({mean: s.value, low: s.low, high: s.high})),
            },
          ],
        });
        out.table.head.push(t("meaning"));
        out.table.rows.forEach((row, i) => row.push(meaning(subjects[i].subject)));
        return {...out, table: {...out.table, paths: true, wide: [2]}};
      },
    }),
  );
}

function sweepPart(section) {
  sweptHead(section);
  if (!SWEEP.figures.length) return;
  if (otherArms().length) {
    bothPart(section);
    owedPart(section);
    leadingPart(section);
  }
  bestPart(section);
  turnsPart(section);
  informationPart(section);
}
