// Whether what a screen lets people take along is what it shows.
import { readFileSync } from "node:fs";

/** Takes each table of the open page as CSV and as JSON; what differs from what is shown, one line each. */
export async function differencesOfExports(page) {
  const found = [];
  const exports = page.locator(".exports");
  for (let at = 0; at < (await exports.count()); at++) {
    const one = exports.nth(at);
    const files = { csv: downloaded(page, ".csv"), json: downloaded(page, ".json") };
    const shown = await one.evaluate(takeBoth);
    found.push(...differences(records(await files.csv), JSON.parse(await files.json), shown).map((it) => `${shown.title}: ${it}`));
  }
  return found;
}

function differences([header, ...rows], json, { lines, sums }) {
  const found = [];
  const texts = json.map((record) => Object.values(record).map(plain));
  const same = rows.length === json.length && rows.every((row, at) => JSON.stringify(row) === JSON.stringify(texts[at]));
  if (!same) found.push(`CSV and JSON differ: ${JSON.stringify(rows[0])} and ${JSON.stringify(texts[0])}`);
  if (json.some((record) => JSON.stringify(Object.keys(record)) !== JSON.stringify(header))) found.push(`its columns are not ${header}`);
  if (lines.length > rows.length) found.push(`${rows.length} rows are exported, ${lines.length} are shown`);
  lines.forEach(({ words, numbers }, at) => {
    const cells = rows[at] ?? [];
    if (words && !cells.some((cell) => cell.includes(words) || (cell && words.includes(cell)))) found.push(`row ${at}: no “${words}” in ${cells}`);
    for (const number of numbers) if (!cells.includes(number)) found.push(`row ${at}: no ${number} in ${cells}`);
  });
  const totals = header.map((_, column) => rows.reduce((all, row) => all + Number(row[column]), 0));
  for (const [name, sum] of sums) if (!totals.includes(sum)) found.push(`${name} is ${sum} in the legend; the columns' sums are ${totals}`);
  return found;
}

/**
 * Runs in the page: presses both buttons and tells the rows of the table, the bars or the legend that they belong to;
 * in one turn, for news may come at any time.
 */
function takeBoth(buttons) {
  const below = buttons.closest("header")?.nextElementSibling;
  const card = buttons.closest("section, [role=tabpanel]");
  const table = below?.querySelector("tbody") ?? card;
  const whole = (text) => (/^[\d,]+$/.test(text) ? [text.replaceAll(",", "")] : []);
  const first = (text) => text.trim().split("\n")[0].replace(/…$/, "").trim();
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("tbody")).map((row) => ({
    words: first(row.cells[0].innerText),
    numbers: [...row.querySelectorAll("td.num")].flatMap((cell) => whole(cell.innerText.trim())),
  }));
  const bars = [...card.querySelectorAll(".bars > li")].map((bar) => ({
    words: bar.querySelector(".name").textContent,
    numbers: [...bar.querySelectorAll(".value, .second")].flatMap((cell) => whole(cell.firstChild.data)),
  }));
  const legend = [...card.querySelectorAll(".legend > span:has(b)")].map((one) => [
    one.querySelector(".key").className.replace("key ", ""),
    Number(one.querySelector("b").textContent.replaceAll(",", "")),
  ]);
  const press = (kind) => [...buttons.querySelectorAll("button")].find((button) => button.textContent === kind).click();
  press("CSV");
  press("JSON");
  return { title: card.querySelector("h2")?.textContent ?? "", lines: [...rows, ...bars], sums: legend };
}

async function downloaded(page, ending) {
  const download = await page.waitForEvent("download", (one) => one.suggestedFilename().endsWith(ending));
  return readFileSync(await download.path(), "utf8");
}

/** A value of JSON as CSV writes it. */
function plain(value) {
  if (value === null) return "";
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
}

/** RFC 4180. */
function records(csv) {
  const all = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    all.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "\r\n") all.push([]);
    if (end === "") break;
  }
  return all.slice(0, -1);
}
