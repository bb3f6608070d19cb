// A sweep that stands beside the result: its effects, figures and factors in words.

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

/** What a factor is called in a sentence: in Chinese with its group, as its own name is English. */
const factorLabel = name =>
  lang === "zh" && SWEEP.factors[name] ? t("sweep_factor", {group: SWEEP.factors[name].group_zh, factor: name}) : name;

/** A factor's value in words: a number with its unit, of a choice its names. */
function factorValues(name, {low, high}) {
  const {unit, plausible} = SWEEP.factors[name],
    levels = /^\{levels: \[(.*)\]\}$/.exec(plausible);
  const factor = factorLabel(name);
  if (levels) return t("sweep_is", {factor, value: levels[1].split(", ").slice(low, high + 1).join(t("or"))});
  const of = v => num(v) + (unit && unit !== "1" ? " " + unitOf(unit) : "");
  if (!known(low)) return t("sweep_below", {factor, value: of(high)});
  if (!known(high)) return t("sweep_above", {factor, value: of(low)});
  return t("sweep_between", {factor, low: num(low), high: of(high)});
}
