// What the answer hangs on: luck and assumptions told apart, by the sweep that stands beside the result.

const figureChoice = (figures, shown, take) =>
  choice(
    t("outcome"),
    figures.map((f, i) => [i, sweptNameAndUnit(f)]),
    v => take(figures[+v]),
    figures.indexOf(shown),
  );
const armChoice = (arm, take) => choice(t("arm"), otherArms(), v => take(+v), arm);

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
                  .map(one => factorLabel(one.factor))
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

function bothPart(section) {
  let arm = sweptArm();
  const rows = () => bothBars(arm, 700).count;
  const figure = chartFigure({
    id: "sweep-both",
    title: t("sweep_both"),
    note: t("sweep_both_note", {baseline: armName(RUN.baseline)}),
    height: width => 70 + (width < 500 ? 42 : 32) * rows(),
    controls: [
      armChoice(arm, a => {
        arm = a;
        figure.redraw();
      }),
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
      armChoice(arm, a => {
        arm = a;
        figure.redraw();
      }),
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
      figureChoice(told, shown, f => {
        shown = f;
        figure.redraw();
      }),
    ],
    draw: width => {
      const names = factors();
      const out = intervals({
        caption: t("sweep_leading") + t("comma") + sweptName(shown.label),
        unit: share ? t("sweep_percent_of_spread") : unitOf(shown.unit),
        categories: names.map(factorLabel),
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
      figureChoice(ranked, shown, f => {
        shown = f;
        figure.redraw();
      }),
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
      share: percent(turn.turned),
      points: num(SWEEP.points, 0),
      mass: percent(turn.mass),
      density: percent(turn.density),
      coverage: percent(turn.coverage),
      sides: turn.sides.map(side => factorValues(side.factor, side)).join(t("comma")),
    };
    if (!(turn.turned > 0)) return t("sweep_turn_nowhere", args);
    if (!turn.sides.length) return t("sweep_turn_no_box", args);
    return t(turn.where_it_stands ? "sweep_stands_box" : "sweep_turn_box", args);
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
    return group ? t("sweep_all_of", {group: group[1]}) : factorLabel(name);
  };
  const meaning = name => (SWEEP.factors[name] ? SWEEP.factors[name].meaning : "");
  // Of a programme of several projects, and in what is worth money.
  const alsoWorth = one => {
    if (!one.value) return "";
    const outcomes = Object.entries(one.outcomes).map(([outcome, many]) =>
      t("sweep_in_outcomes", {many: num(many), outcome: nameOf(outcome)}),
    );
    return (one.programme === one.value ? "" : t("sweep_programme", {worth: num(one.programme, 0)})) + outcomes.join("");
  };
  section.append(h("h3", {}, t("sweep_information")));
  section.append(
    paragraph(
      "sweep_everything",
      {
        worth: num(everything.value, 0),
        interval: range(everything.low, everything.high, 0),
        also: alsoWorth(everything),
      },
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
      also: alsoWorth(first),
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
