// The page: its sections in their order, in the language that was chosen.

const PARTS = [
  ["answer", answerPart],
  ["limits", limitsPart],
  ...(SWEEP ? [["sweep", sweepPart]] : []),
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

const all = selector => [...document.querySelectorAll("main " + selector)];

/** What a reader has chosen and opened, and the first element that begins in the window; the same places in any language. */
function readersPlace() {
  const parts = all("section > *"),
    begins = parts.findIndex(part => part.getBoundingClientRect().top >= 0),
    inView = begins >= 0 && parts[begins].getBoundingClientRect().top < innerHeight,
    top = inView ? begins : parts.findIndex(part => part.getBoundingClientRect().bottom > 0);
  return {
    chosen: all("select").map(select => select.value),
    open: all("details").map(details => details.open),
    top,
    offset: top < 0 ? 0 : parts[top].getBoundingClientRect().top,
    atStart: scrollY === 0,
  };
}

/** Puts a page that was drawn anew where its reader was. */
function goTo({chosen, open, top, offset, atStart}) {
  all("select").forEach((select, i) => {
    if (select.value === chosen[i]) return;
    select.value = chosen[i];
    select.dispatchEvent(new Event("change"));
  });
  all("details").forEach((details, i) => {
    details.open = open[i];
    details.dispatchEvent(new Event("toggle")); // the browser's own comes too late for what is scrolled to below
  });
  if (top < 0 || atStart) return;
  scrollBy({top: all("section > *")[top].getBoundingClientRect().top - offset, behavior: "instant"});
}

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
            const place = readersPlace();
            lang = code;
            storeLanguage(code);
            render();
            goTo(place);
            document.querySelector(`.languages [lang=${code}]`).focus({preventScroll: true});
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
    main.append(
      h("p", {class: "warning"}, t("incomplete", {done: RUN.cases_finished, all: RUN.cases, worlds: RUN.worlds})),
    );
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
