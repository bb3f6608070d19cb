// The answer in one sentence and four figures, and what it cannot tell.

/** What one more household above the line costs, in words, for the arm that brings most. */
function costText(arm) {
  const all = DATA.money && DATA.money.effectiveness;
  const figures = all && all.outcomes[0].arms[arm];
  if (!figures || arm === RUN.baseline || !known(figures.ratio) || figures.effect <= 0) return null;
  return {each: figures.ratio, low: figures.fieller_low, high: figures.fieller_high};
}

function answerSentence() {
  const a = DATA.answer;
  if (!a || !a.order.length) return t("answer_none");
  const best = a.order[0],
    second = a.order[1],
    all = a.households.median[best],
    exits = a.outcome === "exits";
  const mean = arm => num(a.mean[arm], a.mean[arm] < 3 ? 1 : 0);
  const args = {best: armName(best), n: mean(best), all: num(all, 0), baseline: armName(RUN.baseline)};
  let text = t(exits ? "answer_exits" : "answer_poor", args);
  if (second !== undefined) {
    const d = a.best_against_second;
    const told = known(d.low) ? (d.low > 0 ? "told" : "open") : "single";
    text += t((exits ? "answer_more_" : "answer_fewer_") + told, {
      second: armName(second),
      d: num(d.mean, 1),
      interval: range(d.low, d.high, 1),
    });
  }
  const cost = exits && costText(best);
  if (cost)
    text += t("answer_cost", {
      cost: num(cost.each, 0),
      interval: range(cost.low, cost.high, 0),
      baseline: armName(RUN.baseline),
    });
  return text + t("stop");
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
    (RUN.replicates > 1 ? t("worlds_band", {low: num(s.p10[best], 0), high: num(s.p90[best], 0)}) : t("one_world")) +
    " ";
  const against = e =>
    best === RUN.baseline
      ? ARMS.length > 1
        ? t("is_baseline")
        : ""
      : t("against_baseline", {
          d: signed(e.mean, 1),
          interval: known(e.low) ? "[" + signed(e.low, 1) + ", " + signed(e.high, 1) + "]" : "",
          baseline: armName(RUN.baseline),
        });
  for (const [label, key, unit] of [
    [
      "out of poverty for a year on end, at the end",
      "card_exits",
      t("of_households", {all: num(a.households.median[best], 0)}),
    ],
    ["poor project households at the end", "card_poor", t("of_households", {all: num(a.households.median[best], 0)})],
    ["income at the end", "card_income", t("yuan_head_year")],
  ]) {
    const found = headline(label);
    if (!found) continue;
    out.push(
      card(
        t(key, {arm: armName(best)}),
        num(found.mean[best], 0),
        unit,
        bandOf(found.spread) + against(found.effect[best]),
      ),
    );
  }
  const cost = costText(best),
    spent = headline("public money for projects");
  if (cost)
    out.push(
      card(
        t("card_cost"),
        num(cost.each, 0),
        t("yuan"),
        t("card_cost_more", {interval: range(cost.low, cost.high, 0), baseline: armName(RUN.baseline)}),
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
  }
  return h("div", {class: "cards"}, out);
}

function answerPart(section) {
  section.append(h("p", {class: "sentence"}, answerSentence()));
  const all = cards();
  if (all)
    section.append(
      all,
      h(
        "p",
        {class: "quiet"},
        [
          t(DATA.answer.outcome === "exits" ? "for_good" : "too_short"),
          RUN.replicates > 1 ? t("sentence_mean") : null,
          ARMS.length > 1 ? t("named_first", {arms: ARMS.length}) : null,
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
        replicates: RUN.replicates,
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
  const worlds = Math.floor(RUN.cases_finished / ARMS.length);
  if (worlds > 1) section.append(paragraph(ARMS.length > 1 ? "limits_lead" : "limits_luck", {n: num(worlds)}));
  if (a && ARMS.length > 1) {
    const holder = h("div");
    const show = arm => {
      const rows = a.headlines.filter(x => known(x.effect[arm].mean)).map(x => {
        const e = x.effect[arm],
          d = x.decimals + 1;
        const told = !known(e.low)
          ? "–"
          : e.low === 0 && e.high === 0
            ? t("verdict_none")
            : e.low > 0 || e.high < 0
              ? t("verdict_told")
              : t("verdict_open");
        return [
          headlineName(x),
          signed(e.mean, d),
          known(e.low) ? `[${signed(e.low, d)}, ${signed(e.high, d)}]` : t("no_interval"),
          num(e.detectable, d),
          h("span", {class: e.low > 0 || e.high < 0 ? "verdict-told" : "verdict-open"}, told),
        ];
      });
      holder.replaceChildren(
        openTable("limits", {
          caption: t("limits_caption", {arm: armName(arm), baseline: armName(RUN.baseline)}),
          head: [t("outcome"), t("effect"), t("interval95"), t("detectable"), t("verdict")],
          rows,
          text: [4],
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
    );
    show(first);
  } else section.append(notRecorded(a ? "one_arm_no_effect" : "not_recorded"));
  claimAndShares(section);
  const standing = kind => DATA.method.parameters.filter(p => p.standing === kind).length;
  section.append(
    h("h3", {}, t("assumptions_decide")),
    paragraph("assumptions_count", {a: standing("assumption"), c: standing("calibrated"), e: standing("evidence")}),
    ...(ARMS.length > 1 ? [assumptionsFirst()] : []),
    h(
      "ul",
      {},
      ["limit_parameters", "limit_town", "limit_worths", "limit_scope"].map(key => h("li", {}, t(key))),
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
      head: [t("parameter"), t("value"), t("unit"), t("allowed"), t("meaning")],
      text: [1, 2, 3],
      wide: [4],
      paths: true,
      rows: rows.map(p => [p.path, [...new Set(p.values)].map(valueText).join("; "), p.unit, p.range, p.meaning]),
    }),
  );
}

/** What the run says of the claim, by whether the effect's interval lies beyond what matters. */
function claimVerdict() {
  const {effect, more, matters, arm, variable} = RUN.claim;
  if (!effect || !known(effect.low)) return t("claim_undecided");
  const [low, high] = more ? [effect.low, effect.high] : [-effect.high, -effect.low];
  const verdict = low > matters ? "claim_supported" : high < matters ? "claim_not_supported" : "claim_undecided";
  return (
    t(verdict) +
    " " +
    t("claim_effect", {
      arm: nameOf(arm),
      baseline: armName(RUN.baseline),
      figure: nameOf(variable),
      mean: signed(effect.mean),
      low: signed(effect.low),
      high: signed(effect.high),
    })
  );
}

/** The verdict on a claim, and the shares of mechanisms, where the scenario asked for them. */
function claimAndShares(section) {
  if (RUN.claim)
    section.append(
      h("h3", {}, t("claim")),
      h("p", {}, lang === "zh" ? RUN.claim.zh || RUN.claim.en : RUN.claim.en || RUN.claim.zh),
      h("p", {class: "finding"}, claimVerdict()),
    );
  const shares = DATA.measures.attribution;
  if (!shares) return;
  section.append(
    chartFigure({
      id: "attribution",
      title: t("attribution"),
      note: t("attribution_note", {arm: armName(shares.arm), figure: shares.figure}),
      height: 80 + 34 * shares.rows.length,
      draw: width =>
        intervals({
          caption: t("attribution"),
          unit: "",
          categories: shares.rows.map(r => nameOf(r.player)),
          left: Math.min(150, width * 0.36),
          head: t("mechanism"),
          sets: [{name: t("shapley"), colour: COLOURS[0], symbol: "circle", points: shares.rows}],
        }),
    }),
  );
}
