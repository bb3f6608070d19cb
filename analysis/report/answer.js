// The answer in one sentence and four figures, and what it cannot tell.

/** What one more household above the line costs against the baseline, for an arm that brings more; else null. */
function costOf(arm) {
  const all = DATA.money && DATA.money.effectiveness;
  const figures = all && all.outcomes[0].arms[arm];
  if (!figures || arm === RUN.baseline || !known(figures.ratio) || figures.effect <= 0) return null;
  const {cost, effect} = figures;
  return {each: figures.ratio, low: figures.fieller_low, high: figures.fieller_high, cost, effect};
}

/** A mean number of households; in one world it is a number of households. */
const count = v => num(v, RUN.worlds > 1 ? 1 : 0);

/** Whether a paired difference is more than luck: "told", "open", or "single" where no interval can be given. */
const certainty = d => (!known(d.low) ? "single" : d.low > 0 ? "told" : "open");

/** The best arm's lead over another: `d` its paired difference; in a sentence of its own when `kind` is "second_". */
const lead = (exits, d, other, kind = "answer_") =>
  t(kind + (exits ? "more_" : "fewer_") + certainty(d), {
    other: armName(other),
    d: num(d.mean, 1),
    interval: range(d.low, d.high, 1),
  });

/** The sentences of the answer; each compares with one arm. */
function answerSentences() {
  const a = DATA.answer;
  if (RUN.project_withheld) return [t("withheld") + t("stop")];
  if (!a || !a.order.length) return [t("answer_none") + t("stop")];
  const [best, second] = a.order,
    exits = a.outcome === "exits",
    tied = a.tied.length > 1;
  let key = exits ? "answer_exits" : "answer_poor";
  if (tied) key += "_tied";
  else if (ARMS.length === 1 && !RUN.project_end[0]) key += "_alone";
  let text = t(key, {
    best: armName(best),
    names:
      a.tied.length > 3
        ? t("strategies_tied", {n: a.tied.length})
        : a.tied.map(i => t("quoted", {name: armName(i)})).join(t("and")),
    n: count(a.mean[best]),
    poor: count(a.course.first[RUN.baseline]),
    all: num(a.households.mean[best], 0),
  });
  const out = [];
  if (!tied && second !== undefined) {
    const against = best === RUN.baseline ? second : RUN.baseline;
    text += lead(exits, best === RUN.baseline ? a.best_against_second : a.best_against_baseline, against);
    const cost = exits && against === RUN.baseline && costOf(best);
    if (cost)
      text += t("answer_cost", {
        other: armName(against),
        extra: num(cost.cost, 0),
        cost: num(cost.each, 0),
        interval: range(cost.low, cost.high, 0),
      });
    if (against !== second) {
      const money = a.cost && a.cost[second];
      out.push(
        lead(exits, a.best_against_second, second, "second_") +
          (money && known(money.mean)
            ? t(money.mean < 0 ? "answer_second_cheaper" : "answer_second_dearer", {
                cost: num(Math.abs(money.mean), 0),
                interval:
                  money.mean < 0 && known(money.low)
                    ? range(-money.high, -money.low, 0)
                    : range(money.low, money.high, 0),
              })
            : "") +
          t("stop"),
      );
    }
  }
  return [text + t("stop"), ...out];
}

/** Whom the answer is about, and how many the whole is. */
function whomSentence() {
  const a = DATA.answer;
  if (!a || !a.order.length || !known(a.everybody)) return null;
  const project = a.households.mean[RUN.baseline],
    counties = countiesOf();
  return (
    t("whom", {
      project: num(project, 0),
      all: num(a.everybody, 0),
      share: percent(project / a.everybody, project < 0.1 * a.everybody ? 1 : 0),
      place: counties > 1 ? t("whom_counties", {n: num(counties, 0)}) : t("whom_town"),
    }) + (known(a.panel) && a.panel < project ? t("whom_panel", {n: num(a.panel, 0)}) : "")
  );
}

/** How many project households are poor at first, as the project ends, and at the end of the run. */
function courseSentence() {
  const a = DATA.answer;
  if (!a || !a.order.length || !known(a.course.month)) return null;
  const {first, month, project_end, last} = a.course,
    best = a.order[0];
  const of = arm =>
    t("course_of", {
      arm: armName(arm),
      first: count(first[arm]),
      end: count(project_end[arm]),
      last: count(last[arm]),
    });
  return (
    t("course", {first: monthName(0, true), end: monthName(month, true), last: monthName(RUN.months - 1, true)}) +
    (best === RUN.baseline ? [best] : [best, RUN.baseline]).map(of).join(t("semicolon")) +
    t("stop")
  );
}

/** How far the answer's effect may be off by the assumptions, where a sweep says so. */
function assumptionsSentence() {
  const a = DATA.answer;
  if (!SWEEP || !a || !a.order.length || ARMS.length < 2) return null;
  const label =
    a.outcome === "exits" ? "out of poverty for a year on end, at the end" : "poor project households at the end";
  return bothIntervals(label, sweptArm(), "sweep_answer");
}

function card(what, value, unit, more) {
  return h(
    "div",
    {class: "card"},
    h("div", {class: "what"}, what),
    h("div", {class: "value"}, value, h("small", {}, unit ? " " + unit : "")),
    h("div", {class: "more"}, more),
  );
}

function cards() {
  const a = DATA.answer;
  if (!a || !a.order.length) return null;
  const best = a.order[0],
    out = [];
  const headline = label => a.headlines.find(x => x.label === label);
  const bandOf = s =>
    RUN.worlds < 2
      ? t("one_world") + " "
      : s.p10[best] === s.p90[best]
        ? "" // a fixed sum
        : t("worlds_band", {low: num(s.p10[best], 0), high: num(s.p90[best], 0)}) + " ";
  const against = e =>
    best === RUN.baseline
      ? ARMS.length > 1
        ? t("is_baseline")
        : ""
      : t("against_baseline", {
          d: signed(e.mean, 1),
          interval: known(e.low) ? " [" + signed(e.low, 1) + ", " + signed(e.high, 1) + "]" : "",
          baseline: armName(RUN.baseline),
        });
  for (const [label, key, unit] of [
    [
      "out of poverty for a year on end, at the end",
      "card_exits",
      t("of_poor_at_first", {poor: count(a.course.first[RUN.baseline])}),
    ],
    ["poor project households at the end", "card_poor", t("of_households", {all: num(a.households.mean[best], 0)})],
    ["income at the end", "card_income", t("yuan_head_year")],
  ]) {
    const found = headline(label);
    if (!found) continue;
    out.push(
      card(
        t(key, {arm: armName(best)}),
        key === "card_income" ? num(found.mean[best], 0) : count(found.mean[best]),
        unit,
        bandOf(found.spread) + against(found.effect[best]),
      ),
    );
  }
  const cost = costOf(best),
    spent = headline("public money for projects"),
    totals = DATA.money && DATA.money.totals.programme;
  if (cost)
    out.push(
      card(
        t("card_cost"),
        num(cost.each, 0),
        t("yuan"),
        t("card_cost_more", {
          interval: range(cost.low, cost.high, 0),
          baseline: armName(RUN.baseline),
          extra: num(cost.cost, 0),
          n: num(cost.effect, 1),
        }),
      ),
    );
  else if (spent) {
    out.push(
      card(
        t("card_money"),
        num(spent.mean[best], 0),
        t("yuan"),
        bandOf(spent.spread) + (best === RUN.baseline ? "" : t("no_cost_each")),
      ),
    );
  } else if (totals)
    out.push(card(t("card_programme"), num(totals.mean[best], 0), t("yuan"), t("card_programme_more")));
  return h("div", {class: "cards"}, out);
}

function answerPart(section) {
  claimVerdictPart(section);
  answerSentences().forEach((text, i) => section.append(h("p", {class: i ? "finding" : "sentence"}, text)));
  for (const text of [assumptionsSentence(), courseSentence(), whomSentence()].filter(known))
    section.append(h("p", {class: "finding"}, text));
  const all = cards();
  if (all)
    section.append(
      all,
      h(
        "p",
        {class: "quiet"},
        [
          t(DATA.answer.outcome === "exits" ? "year_on_end" : "too_short"),
          RUN.worlds > 1 ? t("sentence_mean") : null,
          ARMS.length > 1 && DATA.money ? t("cost_named") : null,
          ARMS.length > 1 && DATA.answer.tied.length < 2 ? t("named_first", {arms: ARMS.length}) : null,
        ]
          .filter(known)
          .join(" "),
      ),
    );
  section.append(
    paragraph(
      ARMS.length > 1 ? "how_run" : "how_run_one",
      {
        file: RUN.file,
        arms: ARMS.length,
        replicates: RUN.worlds,
        months: RUN.months,
        first: monthName(0, true),
        baseline: armName(RUN.baseline),
      },
      "quiet",
    ),
  );
  if (ARMS.length > MOST_ARMS_AT_FIRST)
    section.append(paragraph("many_arms", {shown: MOST_ARMS_AT_FIRST, all: ARMS.length}, "quiet"));
}

/** A headline's name and unit. */
const headlineName = x => nameOf(x.label) + (x.unit ? t("comma") + unitOf(x.unit) : "");

function limitsPart(section) {
  const a = DATA.answer;
  const worlds = RUN.worlds;
  if (worlds > 1) section.append(paragraph(ARMS.length > 1 ? "limits_lead" : "limits_luck", {n: num(worlds)}));
  if (a && a.order.length && ARMS.length > 1) {
    const holder = h("div");
    const show = arm => {
      const varies = e => known(e.mean) && !(known(e.low) && e.low === e.high && e.mean); // money that is fixed does not
      const rows = a.headlines
        .filter(x => varies(x.effect[arm]))
        .map(x => {
          const e = x.effect[arm],
            d = decimalsApart(x.decimals + 1, e.low, e.high);
          const swept = SWEEP ? [assumptionsCell(x.label, arm, d)] : [];
          const told = !known(e.low)
            ? "–"
            : e.low === 0 && e.high === 0
              ? t("verdict_none")
              : t(e.low > 0 ? "verdict_more" : e.high < 0 ? "verdict_less" : "verdict_open");
          return [
            headlineName(x),
            new Figures(signed(e.mean, d), {"": e.mean}),
            known(e.low)
              ? new Figures(`[${signed(e.low, d)}, ${signed(e.high, d)}]`, {low: e.low, high: e.high})
              : t("no_interval"),
            ...swept,
            new Figures(num(e.detectable, d), {"": e.detectable}),
            h("span", {class: e.low > 0 || e.high < 0 ? "verdict-told" : "verdict-open"}, told),
          ];
        });
      holder.replaceChildren(
        openTable("limits", {
          caption: t("limits_caption", {arm: armName(arm), baseline: armName(RUN.baseline)}),
          head: [
            t("outcome"),
            t("effect"),
            t("interval95"),
            ...(SWEEP ? [capital(t("with_assumptions"))] : []),
            t("detectable"),
            t("verdict"),
          ],
          rows,
          text: [SWEEP ? 5 : 4],
        }),
      );
    };
    const others = armChoices().filter(([i]) => i !== RUN.baseline);
    const first = bestArm() === RUN.baseline ? others[0][0] : bestArm();
    section.append(
      h(
        "div",
        {class: "controls"},
        choice(t("arm"), others, v => show(+v), first),
      ),
      holder,
      paragraph("limits_detectable", {n: num(worlds)}, "quiet"),
    );
    show(first);
  } else section.append(notRecorded(a && ARMS.length < 2 ? "one_arm_no_effect" : undefined));
  sharesPart(section);
  const standing = kind => DATA.method.parameters.filter(p => p.standing === kind).length;
  section.append(
    h("h3", {}, t("assumptions_decide")),
    paragraph(SWEEP ? "assumptions_count_swept" : "assumptions_count", {
      a: standing("assumption"),
      c: standing("calibrated"),
      e: standing("evidence"),
      n: SWEEP && num(SWEEP.factors_in_all, 0),
    }),
    ...(ARMS.length > 1 ? [assumptionsFirst()] : []),
    h(
      "ul",
      {},
      [SWEEP ? "limit_parameters_swept" : "limit_parameters", "limit_town", "limit_worths", manyCounties() ? "limit_scope_many" : "limit_scope"].map(key =>
        h("li", {}, t(key)),
      ),
    ),
  );
}

/** Assumptions of the parts in which the strategies differ, and of costs: they can turn the answer round. */
function assumptionsFirst() {
  const all = DATA.method.parameters,
    parts = new Set(["costs", ...all.filter(p => p.values.length > 1).map(p => p.path.split(".")[0])]);
  const rows = all.filter(p => p.standing === "assumption" && parts.has(p.path.split(".")[0]));
  return h(
    "details",
    {},
    h("summary", {}, t("assumptions_first", {n: rows.length})),
    h("p", {}, t("assumptions_try")),
    h("pre", {}, `--set ${rows[0].path}=… --out other.h5`),
    openTable("assumptions-first", {
      caption: t("assumptions_decide"),
      head: [t("parameter"), t("value"), t("unit"), t("plausible"), t("meaning")],
      text: [1, 2, 3],
      wide: [4],
      paths: true,
      rows: rows.map(p => [p.path, [...new Set(p.values)].map(valueText).join("; "), p.unit, p.plausible, p.meaning]),
    }),
  );
}

/** What the interval of an effect says of the claim. */
function verdictOn(from, to) {
  const {more, matters} = RUN.claim,
    [low, high] = more ? [from, to] : [-to, -from];
  return low > matters ? "claim_supported" : high < matters ? "claim_not_supported" : "claim_undecided";
}

/** What the run says of the claim, by whether the effect's interval lies beyond what matters. */
function claimVerdict() {
  const {effect, arm, variable} = RUN.claim;
  if (RUN.project_withheld && !(effect && known(effect.mean))) return t("withheld") + t("stop");
  if (!effect || !known(effect.low)) return t("claim_undecided");
  return (
    t(verdictOn(effect.low, effect.high)) +
    " " +
    t("claim_effect", {
      arm: titleOfArm(arm),
      baseline: armName(RUN.baseline),
      figure: nameOf(variable, RUN.claim.group),
      mean: signed(effect.mean),
      low: signed(effect.low),
      high: signed(effect.high),
    })
  );
}

/** The claim's effect with assumptions, where a sweep says so. */
function claimWithAssumptions() {
  const arm = ARMS.indexOf(RUN.claim.arm),
    effect = SWEEP && sweptEffect(SWEEP.claimed, arm);
  if (!effect) return null;
  const verdict = t(verdictOn(effect.assumptions_low, effect.assumptions_high));
  return h("p", {class: "finding"}, bothIntervals(SWEEP.claimed, arm, "sweep_claim") + " " + t("sweep_claim_verdict") + verdict);
}

/** The claim that the scenario tests, and the verdict on it. */
function claimVerdictPart(section) {
  if (!RUN.claim) return;
  section.append(
    ...[
    h("h3", {}, t("claim")),
    h("p", {}, lang === "zh" ? RUN.claim.zh || RUN.claim.en : RUN.claim.en || RUN.claim.zh),
    h("p", {class: "sentence"}, claimVerdict()),
    claimWithAssumptions(),
    ].filter(known),
  );
}

/** The shares of mechanisms, where the scenario asked for them. */
function sharesPart(section) {
  const shares = DATA.measures.attribution;
  if (!shares) return;
  const [, group, variable, labels] = /^(\w+)\/(\w+) of (.*)$/.exec(shares.figure),
    of = NAMES[labels] ? [labels] : labels.split(", ").filter(Boolean),
    figure = [nameOf(variable, group), ...of.map(label => nameOf(label, group))].join(t("comma"));
  section.append(
    chartFigure({
      id: "attribution",
      title: t("attribution"),
      note: t("attribution_note", {arm: armName(shares.arm), figure}),
      height: 80 + 34 * shares.rows.length,
      draw: width =>
        intervals({
          caption: t("attribution"),
          unit: "",
          categories: shares.rows.map(r => (lang === "zh" && r.zh ? r.zh : nameOf(r.player, "actor"))),
          left: Math.min(150, width * 0.36),
          head: t("mechanism"),
          sets: [{name: t("shapley"), colour: COLOURS[0], symbol: "circle", points: shares.rows}],
        }),
    }),
  );
}
