// The page: its sections in their order, in the language that was chosen.

const PARTS = [
  ["answer", answerPart],
  ["limits", limitsPart],
  ["over_time", overTimePart],
  ["needs", needsPart],
  ["gains", gainsPart],
  ["money", moneyPart],
  ["after", afterPart],
  ["supervision", supervisionPart],
  ["register", registerPart],
  ["network", networkPart],
  ["life", lifeLinePart],
  ["method", methodPart],
];

function render() {
  dropCharts();
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  const title = RUN.title[lang] || RUN.title.en || RUN.title.zh || RUN.file;
  document.title = title + " · Qiao";
  document.querySelector(".skip").textContent = t("skip");
  document.querySelector(".languages").setAttribute("aria-label", "语言 / Language");
  document.querySelector(".languages").replaceChildren(
    ...[
      ["zh", "中文"],
      ["en", "English"],
    ].map(([code, name]) =>
      h(
        "button",
        {
          type: "button",
          lang: code,
          "aria-pressed": String(code === lang),
          onclick: () => {
            lang = code;
            storeLanguage(code);
            render();
            document.querySelector(`.languages [lang=${code}]`).focus();
          },
        },
        name,
      ),
    ),
  );
  const contents = document.querySelector(".contents");
  contents.setAttribute("aria-label", t("contents"));
  contents.replaceChildren(
    h(
      "ol",
      {},
      PARTS.map(([id]) => h("li", {}, h("a", {href: "#" + id}, t("title_" + id)))),
    ),
  );
  const main = document.querySelector("main");
  main.replaceChildren(h("h1", {}, title));
  if (!RUN.complete)
    main.append(h("p", {class: "warning"}, t("incomplete", {done: RUN.cases_finished, all: RUN.cases, worlds: RUN.worlds})));
  else if (RUN.worlds < 2) main.append(h("p", {class: "warning"}, t("single_replicate")));
  if (RUN.project_withheld) main.append(h("p", {class: "warning"}, t("withheld") + t("stop")));
  for (const [id, fill] of PARTS) {
    const section = h(
      "section",
      {id, "aria-labelledby": "title-" + id},
      h("h2", {id: "title-" + id}, t("title_" + id)),
    );
    fill(section);
    main.append(section);
  }
  main.append(h("footer", {}, h("p", {}, t("footer", {program: RUN.program})), h("p", {}, t("licence"))));
  drawWaiting();
}

const wanted = storedLanguage();
lang = wanted === "zh" || wanted === "en" ? wanted : (navigator.language || "").startsWith("zh") ? "zh" : "en";
render();
