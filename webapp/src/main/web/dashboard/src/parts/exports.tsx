import { API } from "../api/client";
import { Copy } from "./copy";
import { toCsv, type Cell } from "./csv";

interface Shown {
  name: string;
  header: string[];
  rows: () => Cell[][];
  /** The request that a program would make for the same table. */
  path?: string;
}

/** Takes a table along, exactly as it is shown: as CSV, as JSON, or as the request behind it. */
export function Exports({ name, header, rows, path }: Shown) {
  const json = (): string =>
    JSON.stringify(rows().map((row) => Object.fromEntries(header.map((title, at) => [title, row[at] ?? null]))), null, 2);
  return (
    <span class="exports nowrap">
      <button type="button" class="button plain" onClick={() => save(`${name}.csv`, "text/csv", toCsv(header, rows()))}>
        CSV
      </button>
      <button type="button" class="button plain" onClick={() => save(`${name}.json`, "application/json", json())}>
        JSON
      </button>
      {path && <Copy label="curl" text={curl(path)} />}
    </span>
  );
}

/** A line for a shell; what stands in quotes cannot leave them. */
export function curl(path: string): string {
  const url = `${location.origin}${API}/${path}`;
  return `curl '${url.replaceAll("'", "%27")}'`;
}

function save(file: string, type: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = `freshet-${file}`;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
