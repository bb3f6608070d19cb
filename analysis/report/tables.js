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

function csvOf({head, rows}) {
  const cell = v => {
    const text = (v instanceof Node ? v.textContent : String(v)).replace(/−/g, "-");
    return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  return "\ufeff" + [head, ...rows].map(row => row.map(cell).join(",")).join("\r\n") + "\r\n"; // the mark is for Excel
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
    {},
    h("div", {class: "box", tabindex: 0, role: "region", "aria-label": table.caption}, tableOf(table)),
    saveButton(name, () => table),
  );
}
