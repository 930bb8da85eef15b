import { count, merge, type Fate, type FatePage } from "./fates";

const SHOWN = 40;
const POLL_MILLIS = 500;
const LABEL = { good: "enriched", row: "row", bad: "bad" } as const;

/** Fills the side panel with the last events and keeps it up to date. */
export function startPanel(panel: HTMLElement): void {
  const summary = element("p", "note", "Waiting for the first event …");
  const list = document.createElement("ol");
  list.dataset["testid"] = "fates";
  panel.append(element("h2", "", "What became of them"), summary, list);

  let after = -1;
  let fates: Fate[] = [];
  const open = new Set<string>();

  async function poll(): Promise<void> {
    try {
      const answer = await fetch(`/api/v1/site/events?after=${after}`);
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const page = (await answer.json()) as FatePage;
      after = page.next;
      if (page.fates.length > 0) {
        fates = merge(fates, page, SHOWN);
        list.replaceChildren(...fates.map((fate) => item(fate, open)));
      }
      const counts = count(fates);
      if (fates.length > 0) {
        summary.textContent = `${counts.row} in Postgres, ${counts.good} on the way, ${counts.bad} bad`;
      }
    } catch (error) {
      summary.textContent = `The site's server does not answer (${String(error)}); trying again.`;
    }
    window.setTimeout(() => void poll(), POLL_MILLIS);
  }
  void poll();
}

function item(fate: Fate, open: Set<string>): HTMLLIElement {
  const li = document.createElement("li");
  li.dataset["outcome"] = fate.outcome;
  li.dataset["id"] = fate.id;
  const head = element("div", "head");
  head.append(element("span", "badge", LABEL[fate.outcome]), element("span", "name", fate.name));
  if (fate.millis !== undefined) head.append(element("span", "ms", `${fate.millis} ms`));
  li.append(head);
  if (fate.kind) li.append(element("div", "reason", `${fate.kind}: ${fate.reason ?? ""}`));
  li.append(element("div", "where", fate.place));
  if (fate.row) li.append(details(fate, open));
  return li;
}

function details(fate: Fate, open: Set<string>): HTMLDetailsElement {
  const box = document.createElement("details");
  box.open = open.has(fate.id);
  box.addEventListener("toggle", () => (box.open ? open.add(fate.id) : open.delete(fate.id)));
  box.append(element("summary", "", "atomic.events row"));
  const table = document.createElement("table");
  const rows: [string, unknown][] = [
    ...Object.entries(fate.row ?? {}),
    ...Object.entries(fate.tables ?? {}).map(([name, rows]): [string, unknown] => [`+ ${name}`, `${rows} row(s)`]),
  ];
  for (const [name, value] of rows) {
    const tr = table.insertRow();
    tr.insertCell().textContent = name;
    tr.insertCell().textContent = typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  box.append(table);
  return box;
}

// Events carry hostile strings: everything is set as text, never as markup.
function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
