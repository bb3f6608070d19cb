// Associations and what stays; satisfaction, supervision and grades.

const STAGE_COLOURS = ["#e3e7e9", "#c6dbef", "#6baed6", "#2171b5", "#08306b"];
const KEEPER_COLOURS = ["#e3e7e9", "#0072b2", "#009e73", "#d55e00"];

function afterPart(section) {
  const {associations, platform, villages} = DATA.actors,
    months = DATA.over_time ? DATA.over_time.months : [];
  section.append(paragraph("after_lead"));
  if (!associations && !platform) {
    section.append(notRecorded());
    return;
  }
  if (platform) {
    let which = "retained";
    const some = platform[which].mean.some(line => line.some(known));
    if (some) {
      const figure = chartFigure({
        id: "retained",
        title: t("retained"),
        note: t("retained_note"),
        height: 320,
        controls: [
          choice(
            t("figure"),
            [
              ["retained", t("retained_help")],
              ["retained_care", t("retained_care")],
            ],
            v => {
              which = v;
              figure.redraw();
            },
          ),
        ],
        draw: () =>
          bandLines({
            caption: t("retained"),
            unit: "",
            months,
            percentage: true,
            zero: true,
            of: a => ({mean: platform[which].mean[a], p10: platform[which].p10[a], p90: platform[which].p90[a]}),
          }),
      });
      section.append(...retainedSentences(platform), figure);
    } else section.append(notRecorded("nothing_retained"));
    section.append(
      chartFigure({
        id: "keeper",
        title: t("keeper"),
        note: t("keeper_note"),
        height: barsHeight(ARMS.length),
        draw: width =>
          stackedBars({
            caption: t("keeper"),
            unit: "",
            categories: ARMS.map((_, a) => armName(a)),
            head: t("arm"),
            lying: true,
            shares: true,
            left: Math.min(150, width * 0.34),
            parts: platform.kept_by.map((by, k) => ({
              name: t("keeper_" + k),
              colour: KEEPER_COLOURS[k],
              values: by.map(line => {
                const all = line.filter(known);
                return all.length ? all.reduce((x, y) => x + y, 0) / all.length : null;
              }),
            })),
          }),
      }),
    );
  }
  if (associations) {
    let arm = bestArm(),
      what = "members";
    const stages = chartFigure({
      id: "stages",
      title: t("stages"),
      note: t("stages_note"),
      height: 320,
      controls: [
        choice(
          t("arm"),
          armChoices(),
          v => {
            arm = +v;
            stages.redraw();
          },
          arm,
        ),
      ],
      draw: () =>
        stackedBars({
          caption: t("stages") + t("comma") + armName(arm),
          unit: "",
          shares: true,
          categories: months.map(m => monthName(m)),
          head: t("month"),
          parts: associations.stages[arm].map((values, s) => ({
            name: t("stage_" + s),
            colour: STAGE_COLOURS[s],
            values,
          })),
        }),
    });
    const lines = chartFigure({
      id: "associations",
      title: t("associations"),
      height: 320,
      controls: [
        choice(
          t("figure"),
          ["members", "maturity", "fund"].map(k => [k, t("association_" + k)]),
          v => {
            what = v;
            lines.redraw();
          },
        ),
      ],
      draw: () =>
        bandLines({
          caption: t("association_" + what),
          unit: "",
          months,
          zero: true,
          of: a => ({
            mean: associations[what].mean[a],
            p10: associations[what].p10[a],
            p90: associations[what].p90[a],
          }),
        }),
    });
    section.append(h("div", {class: "pair"}, stages, lines));
  }
  if (villages) section.append(villageTable(villages));
}

/** What stays at the end of the run, arm by arm: as a share of the project's last quarter, and in needs met a month. */
function retainedSentences(platform) {
  const needs = DATA.needs,
    last = platform.retained.mean[0].length - 1;
  if (!needs || last < 0) return [];
  const met = needs.outcomes.indexOf("met"),
    material = needs.modalities.map((_, k) => k).filter(k => needs.modalities[k] !== "care");
  const monthly = (a, from, until) => {
    const months = needs.months.map((m, i) => [m, i]).filter(([m]) => m >= from && m < until);
    const sum = months.reduce(
      (all, [, i]) => all + material.reduce((x, k) => x + (needs.count["project households"][a][i][k][met] ?? 0), 0),
      0,
    );
    return months.length ? sum / months.length : null;
  };
  return armsAtFirst()
    .filter(a => RUN.project_end[a] > 0 && known(platform.retained.mean[a][last]))
    .map(a =>
      paragraph(
        "retained_sentence",
        {
          arm: armName(a),
          share: percent(platform.retained.mean[a][last]),
          now: num(monthly(a, RUN.months - 12, RUN.months), 1),
          then: num(monthly(a, RUN.project_end[a] - 3, RUN.project_end[a]), 1),
        },
        "finding",
      ),
    );
}

function villageTable(v) {
  const holder = h("div");
  const show = a =>
    holder.replaceChildren(
      openTable("villages", {
        caption: t("villages_caption", {arm: armName(a)}),
        head: [
          t("village"),
          t("households"),
          nameOf("headcount_ratio"),
          nameOf("income"),
          ...(v.stage ? [t("stage"), t("association_members")] : []),
        ],
        rows: v.names.map((name, i) => [
          nameOf(name),
          numCell(v.households[i], 0),
          percentCell(v.headcount_ratio[a][i], 1),
          numCell(v.income[a][i], 0),
          ...(v.stage ? [numCell(v.stage[a][i], 1), numCell(v.members[a][i], 0)] : []),
        ]),
      }),
    );
  const first = bestArm();
  show(first);
  return h(
    "details",
    {},
    h("summary", {}, t("villages", {n: v.names.length})),
    h(
      "div",
      {class: "controls"},
      choice(t("arm"), armChoices(), a => show(+a), first),
    ),
    holder,
  );
}

const HOURS = [
  "survey_hours_used",
  "linking_hours_used",
  "casework_hours_used",
  "organising_hours_used",
  "volunteer_hours",
];

function supervisionPart(section) {
  const {agencies, organisations} = DATA.actors,
    months = DATA.over_time ? DATA.over_time.months : [];
  section.append(paragraph("supervision_lead"));
  section.append(
    seriesFigure({
      id: "satisfaction",
      titleKey: "satisfaction_figure",
      variables: ["satisfaction", "trust", "motivation", "information", "paired"],
      untilEnd: new Set(["satisfaction"]),
      note: t("satisfaction_note"),
    }),
  );
  if (agencies && agencies.length) {
    const title = x => armName(x.arm) + t("colon") + nameOf(x.agency, "actor");
    section.append(
      chartFigure({
        id: "hours",
        title: t("hours"),
        note: t("hours_note"),
        height: barsHeight(agencies.length),
        draw: width =>
          stackedBars({
            caption: t("hours"),
            unit: t("hours_unit"),
            categories: agencies.map(title),
            head: t("agency"),
            lying: true,
            left: Math.min(190, width * 0.42),
            parts: HOURS.map((key, i) => ({name: nameOf(key, "agencies"), colour: PART_COLOURS[i], values: agencies.map(x => x[key])})),
          }),
      }),
    );
    section.append(
      openTable("agencies", {
        caption: t("agencies_caption"),
        head: [t("agency"), t("score_last"), t("competence"), t("withheld_months"), t("diverts")],
        rows: agencies.map(x => {
          const last = months.length - 1,
            s = x.score,
            c = x.competence;
          return [
            title(x),
            spreadCell([s.mean[last], s.p10[last], s.p90[last]], 0),
            spreadCell([c.mean[last], c.p10[last], c.p90[last]], 2),
            numCell(
              x.withheld.reduce((a, b) => a + (b ?? 0), 0),
              1,
            ),
            percentCell(x.diverts, 1),
          ];
        }),
      }),
    );
  } else if (agencies) section.append(notRecorded("no_project"));
  if (organisations) {
    const holder = h("div"),
      o = organisations;
    // A mean over the worlds in which there is one, and their share where that is not all.
    const inWorlds = (text, mean, share) =>
      new Figures(known(mean) && share < 1 ? text + t("in_worlds", {share: percent(share, 0)}) : text, {
        "": mean,
        [t("share_of_worlds")]: known(share) ? 100 * share : share,
      });
    const heading = variable => capital(nameOf(variable, "organisations"));
    const effort = (v, joined) => inWorlds(known(v) ? num(v, 2) : t("takes_no_part"), v, joined);
    const grade = (v, graded) => inWorlds(known(v) ? num(v, 1) + "A" : t("not_graded"), v, graded);
    const show = a =>
      holder.replaceChildren(
        openTable("organisations", {
          caption: t("organisations_caption", {arm: armName(a)}),
          head: [t("organisation"), t("kind_of"), ...["helped", "effort", "grade", "staff"].map(heading), t("pairs")],
          text: [1],
          rows: o.names.map((name, i) => [
            nameOf(name, "actor"),
            nameOf(o.kinds[i], "actor"),
            numCell(o.helped[a][i], 1),
            effort(o.effort[a][i], o.joined[a][i]),
            grade(o.grade[a][i], o.graded[a][i]),
            numCell(o.staff[a][i], 1),
            numCell(o.pairs[a][i], 1),
          ]),
        }),
      );
    const first = bestArm();
    show(first);
    section.append(
      h("h3", {}, t("organisations")),
      paragraph("organisations_note", {}, "quiet"),
      h(
        "div",
        {class: "controls"},
        choice(t("arm"), armChoices(), a => show(+a), first),
      ),
      holder,
    );
  }
}
