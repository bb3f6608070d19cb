// Language, numbers, names and the elements that everything else is made of.
const DATA = JSON.parse(document.getElementById("data").textContent);
const RUN = DATA.run;
const ARMS = RUN.arms;

let lang = "en";

function storedLanguage() {
  try {
    return localStorage.getItem("qiao-report-language");
  } catch {
    return null;
  } // a page without storage
}
function storeLanguage(value) {
  try {
    localStorage.setItem("qiao-report-language", value);
  } catch {
    /* it is asked for again */
  }
}

/** The text of a key, with {name} replaced by arguments. */
function t(key, args = {}) {
  const entry = TEXT[key];
  if (!entry) throw new Error("no text for " + key);
  const text = entry[lang].replace(/\{(\w+)\}/g, (whole, key) => (key in args ? args[key] : whole));
  return lang === "en" ? text.replace(/[“”]/g, '"') : text; // Chinese fonts draw these as wide as a character
}

/**
 * A label of the file in the page's language; else as it is. `group`: where it means something of its own, a group of
 * the file or one of VOCABULARIES. Variables are called in Chinese as the model declares.
 */
function nameOf(label, group = "series") {
  const own = VOCABULARIES[group];
  if (own) return own[label] ? own[label][lang] : lang === "en" ? label.replace(/_/g, " ") : label;
  if (lang === "zh" && DATA.names[group + "/" + label]) return DATA.names[group + "/" + label];
  const known = NAMES[group + "/" + label] || NAMES[label];
  if (known && known[lang]) return known[lang];
  for (const [pattern, text] of NAME_PATTERNS) {
    const match = pattern.exec(label);
    if (match) return text[lang].replace(/\$(\d)/g, (_, n) => nameOf(match[n]));
  }
  return lang === "en" ? label.replace(/_/g, " ") : label;
}
/** As a title or a sentence begins. */
const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
/** An arm's title in the page's language; its name where the scenario gives it none. */
const armName = a =>
  RUN.arm_titles[lang][a] ||
  (ARMS[a] === "scenario" ? t("the_scenario") : lang === "en" ? ARMS[a].replace(/[_-]/g, " ") : ARMS[a]);
const titleOfArm = name => armName(ARMS.indexOf(name));
const unitOf = unit => (UNITS[unit] ? UNITS[unit][lang] : unit);

/** How many counties the run is of. */
const countiesOf = () => {
  const districts = DATA.method.parameters.find(p => p.path === "population.districts");
  return districts ? Math.max(...districts.values.map(Number)) : 1;
};
/** Whether the run is of several counties, of which only sums are kept. */
const manyCounties = () => countiesOf() > 1;

const known = v => v !== null && v !== undefined;
/** Decimals that fit numbers which stand together. */
function decimalsOf(...numbers) {
  const told = numbers.filter(known),
    size = Math.max(...told.map(Math.abs));
  return size >= 100 || told.every(Number.isInteger) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
}
/** A number with a fixed or a fitting number of decimals; a dash where nothing is known. */
function num(v, decimals = decimalsOf(v)) {
  if (!known(v)) return "–";
  const text = new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(v);
  return text.replace(/^-/, "−").replace(/^−(0([.]0*)?)$/, "$1");
}
/** So many decimals, or as many more as it takes that none of the numbers but zero reads as zero. */
function decimalsApart(decimals, ...numbers) {
  const reads = d => numbers.every(v => !known(v) || v === 0 || Math.abs(v) >= 0.5 * 10 ** -d);
  while (decimals < 6 && !reads(decimals)) ++decimals;
  return decimals;
}
/** A number on an axis: no more decimals than it has. */
const plainNumber = v =>
  new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB", {maximumFractionDigits: 4}).format(v).replace(/^-/, "−");
const signed = (v, decimals) => (!known(v) ? "–" : (v > 0 ? "+" : "") + num(v, decimals));
const percent = (v, decimals = 0) => (!known(v) ? "–" : num(100 * v, decimals) + " %");
const range = (low, high, decimals) =>
  known(low) && known(high) ? t("range", {low: num(low, decimals), high: num(high, decimals)}) : t("no_interval");
/** A mean with its band, [mean, p10, p90]. */
function spreadText(s, decimals, scale = 1) {
  if (!known(s[0])) return "–";
  const told = (RUN.worlds < 2 ? s.slice(0, 1) : s).map(v => (known(v) ? v * scale : null));
  const [mean, low, high] = told.map(v => num(v, decimals ?? decimalsOf(...told)));
  return low === undefined ? mean : `${mean} (${low}–${high})`;
}

/** The month of the run, from 0, as a reader says it. */
function monthName(m, long = false) {
  const [year, first] = RUN.start.split("-").map(Number);
  const at = first - 1 + m,
    y = year + Math.floor(at / 12),
    month = at % 12;
  if (lang === "zh") return `${y}年${month + 1}月`;
  return new Intl.DateTimeFormat("en-GB", {month: long ? "long" : "short", year: "numeric", timeZone: "UTC"}).format(
    new Date(Date.UTC(y, month, 1)),
  );
}

/** An element: h("p", {class: "quiet"}, "text", child). */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {}))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? "" : value);
  for (const child of children.flat()) if (known(child)) element.append(child);
  return element;
}
const paragraph = (key, args, kind) => h("p", kind ? {class: kind} : {}, t(key, args));
// Of a project that is too small to be told, these are not missing but withheld.
const WITHHELD = new Set(["not_recorded", "nothing_retained", "no_life", "suppressed_deciles"]);
const notRecorded = (key = "not_recorded") =>
  h("p", {class: "missing"}, RUN.project_withheld && WITHHELD.has(key) ? t("withheld") + t("stop") : t(key));

/** A choice above a chart; calls `chosen(value)` now and at every change. */
function choice(label, options, chosen, first) {
  const select = h(
    "select",
    {onchange: () => chosen(select.value)},
    options.map(([value, text]) => h("option", {value}, text)),
  );
  if (known(first)) select.value = first;
  return h("label", {}, label, select);
}
