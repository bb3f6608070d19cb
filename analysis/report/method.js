// How it was reckoned, with every parameter, and how to run it again.

/** A value as the scenario holds it, numbers as one reads them. */
const valueText = v =>
  v === ""
    ? "–"
    : /^-?[0-9.]+(e[+-]?[0-9]+)?$/.test(v) && !/^0[0-9]/.test(v)
      ? plainNumber(Number(Number(v).toPrecision(6)))
      : v;

const valueCell = v =>
  v !== "" && Number.isFinite(Number(v)) ? new Figures(valueText(v), {"": Number(v)}) : valueText(v);

function methodPart(section) {
  section.append(
    paragraph(manyCounties() ? "method_lead_many" : "method_lead"),
    h(
      "ul",
      {},
      ["method_pairs", "method_bands", "method_poor", "method_money", "method_small"].map(key =>
        h("li", {}, t(key, {n: RUN.smallest_cell})),
      ),
    ),
  );
  section.append(
    h("h3", {}, t("again")),
    h("p", {}, t("again_all")),
    h("pre", {}, RUN.command),
    h("p", {}, t("again_baseline", {baseline: armName(RUN.baseline)})),
    h("pre", {}, RUN.baseline_command),
  );
  section.append(
    openTable("versions", {
      caption: t("versions"),
      head: [t("what"), t("value")],
      text: [1],
      rows: [
        [t("program"), RUN.program],
        [t("created"), RUN.created],
        [t("seed"), RUN.seed],
        [t("arms"), ARMS.join(", ")],
        [t("baseline"), ARMS[RUN.baseline]],
        [t("finished"), RUN.cases_finished + " / " + RUN.cases],
        [t("chart_library"), "Apache ECharts " + echarts.version],
      ],
    }),
  );
  const all = DATA.method.parameters,
    differ = all.filter(p => p.values.length > 1);
  if (differ.length)
    section.append(
      h("h3", {}, t("differ")),
      openTable("arms-differ", {
        caption: t("differ_caption"),
        head: [t("parameter"), ...ARMS.map((_, a) => armName(a)), t("meaning")],
        text: ARMS.map((_, a) => a + 1),
        wide: [ARMS.length + 1],
        paths: true,
        rows: differ.map(p => [p.path, ...p.values.map(valueCell), p.meaning]),
      }),
    );
  section.append(h("h3", {}, t("parameters")), paragraph("parameters_note"));
  // As the model declares it.
  const groupName = (part, list) => (lang === "zh" && list[0].group_zh) || part.replace(/_/g, " ");
  const parts = new Map();
  for (const p of all) {
    if (p.standing === "setting") continue;
    const part = p.path.split(".")[0];
    parts.set(part, [...(parts.get(part) || []), p]);
  }
  for (const [part, list] of parts) {
    const counts = ["assumption", "calibrated", "evidence"]
      .map(s => [s, list.filter(p => p.standing === s).length])
      .filter(([, n]) => n)
      .map(([s, n]) => t(s) + t("colon") + n)
      .join(t("comma"));
    const details = h(
      "details",
      {
        ontoggle: () => {
          if (details.open && details.children.length < 2)
            details.append(
              openTable("parameters-" + part, {
                caption: groupName(part, list),
                head: [
                  t("parameter"),
                  t("value"),
                  t("unit"),
                  t("meaning"),
                  t("standing"),
                  t("source"),
                  t("plausible"),
                  t("allowed"),
                  t("default"),
                ],
                text: [1, 2, 4, 6, 7, 8],
                wide: [3, 5],
                paths: true,
                rows: list.map(p => [
                  p.path,
                  p.values.length === 1
                    ? valueCell(p.values[0])
                    : p.values.map((v, a) => armName(a) + t("colon") + valueText(v)).join(t("semicolon")),
                  p.unit,
                  p.meaning,
                  t(p.standing),
                  p.source,
                  p.plausible,
                  p.range,
                  valueCell(p.default),
                ]),
              }),
            );
        },
      },
      h("summary", {}, groupName(part, list) + " (" + counts + ")"),
    );
    section.append(details);
  }
}
