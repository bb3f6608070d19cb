// Tables, and their figures as CSV.

/**
 * A table: `head` the names of columns, `rows` lists of cells, the first the row's name. `text`: places of columns
 * that hold words; `wide`: those that hold sentences; `paths`: rows are named by paths of parameters.
 */
function tableOf({caption, head, rows, text = [], wide = [], paths = false}) {
  const kind = c =>
    [text.includes(c) || wide.includes(c) ? "text" : "", wide.includes(c) ? "wide" : ""].join(" ").trim() || null;
  return h(
    "table",
    {},
    h("caption", {}, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head.map((name, c) => h("th", {scope: "col", class: kind(c)}, name)),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(row =>
        h(
          "tr",
          {},
          row.map((cell, c) =>
            c === 0
              ? h("th", {scope: "row", class: paths ? "path" : null}, String(cell))
              : h("td", {class: kind(c)}, cell instanceof Node ? cell : String(cell)),
          ),
        ),
      ),
    ),
  );
}

/** A cell of figures: as it is read on the page, and each figure by its name ("" when it is the only one). */
class Figures {
  constructor(text, figures) {
    this.text = text;
    this.figures = figures;
  }
  toString() {
    return this.text;
  }
}
const numCell = (v, decimals) => new Figures(num(v, decimals), {"": v});
/** A mean with its band, [mean, p10, p90]. */
function spreadCell(s, decimals, scale = 1, unit = "") {
  const [mean, p10, p90] = s.map(v => (known(v) ? v * scale : null));
  return new Figures(
    spreadText(s, decimals, scale) + (known(mean) ? unit : ""),
    RUN.worlds < 2 ? {"": mean} : {mean, p10, p90},
  );
}
const percentCell = (v, decimals) => new Figures(percent(v, decimals), {"%": known(v) ? 100 * v : v});

/** A table as CSV: every figure of a cell has a column of its own, as a plain number. */
function csvOf({head, rows}) {
  const quoted = text => (/[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  // A spreadsheet would take such a text for a formula.
  const word = text => quoted(/^[=+\-@\t\r]/.test(text) ? "'" + text : text);
  const number = v => (known(v) ? String(+v.toPrecision(6)) : "");
  const columns = head.flatMap((name, c) => {
    const cells = rows.map(row => row[c]),
      named = label => (label ? name + t("comma") + (TEXT["csv_" + label] ? t("csv_" + label) : label) : name);
    const labels = [...new Set(cells.flatMap(v => (v instanceof Figures ? Object.keys(v.figures) : [])))];
    const out = labels.map(label => [
      named(label),
      row => (row[c] instanceof Figures ? number(row[c].figures[label]) : ""),
    ]);
    const text = v => (v instanceof Figures ? "" : word(v instanceof Node ? v.textContent : String(v)));
    if (!labels.length || cells.some(v => text(v) !== "" && v !== "–"))
      out.push([named(labels.length ? "note" : ""), row => text(row[c])]);
    return out;
  });
  const lines = [columns.map(([name]) => word(name)), ...rows.map(row => columns.map(([, of]) => of(row)))];
  return "\ufeff" + lines.map(line => line.join(",")).join("\r\n") + "\r\n"; // the mark is for Excel
}

function saveButton(name, table) {
  return h(
    "button",
    {
      class: "csv",
      type: "button",
      onclick: () => {
        const link = h("a", {
          href: URL.createObjectURL(new Blob([csvOf(table())], {type: "text/csv;charset=utf-8"})),
          download: name + ".csv",
        });
        link.click();
        URL.revokeObjectURL(link.href);
      },
    },
    t("save_csv"),
  );
}

/** The table behind a chart, made when it is opened; `table` is a function, since what is shown may be chosen. */
function tableBehind(name, table) {
  const box = h("div", {class: "box", tabindex: 0, role: "region", "aria-label": t("table_behind")});
  const fill = () => box.replaceChildren(tableOf(table()));
  const details = h(
    "details",
    {
      class: "figures",
      ontoggle: () => {
        if (details.open) fill();
      },
    },
    h("summary", {}, t("table_behind")),
    saveButton(name, table),
    box,
  );
  details.renew = () => {
    if (details.open) fill();
  };
  return details;
}

/** A table that stands open on the page. */
function openTable(name, table) {
  return h(
    "div",
    {id: "table-" + name},
    h("div", {class: "box", tabindex: 0, role: "region", "aria-label": table.caption}, tableOf(table)),
    saveButton(name, () => table),
  );
}
