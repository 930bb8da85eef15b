import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { SchemaEntry, SchemaTree } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { count } from "../format/numbers";
import { exact, moment } from "../format/times";
import { Empty, Loaded } from "../parts/states";
import { Table } from "../parts/table";
import { to } from "../route/place";
import { SchemaPage } from "./detail";

/** The schemas that the registries have, and what was seen of them. */
export function SchemasScreen({ parts, query }: { parts: string[]; query: URLSearchParams }) {
  const answer = useAnswer<SchemaTree>("schemas", 15_000);
  const [filter, setFilter] = useState("");
  return (
    <>
      <div class="head">
        <h1>Schemas</h1>
      </div>
      <Loaded answer={answer}>
        {(tree) => (
          <div class="split">
            <section class="card">
              <div class="panel" style={{ paddingBottom: "4px" }}>
                <input type="search" class="quiet full" placeholder="Vendor or name" aria-label="Filter schemas" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
              </div>
              <Tree tree={tree} open={parts} filter={filter.trim().toLowerCase()} />
            </section>
            {parts.length === 4 ? <SchemaPage key={parts.join("/")} parts={parts} query={query} /> : <All tree={tree} />}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Tree({ tree, open, filter }: { tree: SchemaTree; open: string[]; filter: string }) {
  const vendors = tree.vendors
    .map(({ vendor, schemas }) => ({ vendor, schemas: schemas.filter(({ name }) => `${vendor}/${name}`.toLowerCase().includes(filter)) }))
    .filter(({ schemas }) => schemas.length > 0);
  if (vendors.length === 0) return <Empty>{filter ? "No schema fits." : "No registry has a schema."}</Empty>;
  return (
    <nav class="tree" aria-label="Schemas" tabIndex={0}>
      {vendors.map(({ vendor, schemas }) => (
        <section key={vendor}>
          <h2>{vendor}</h2>
          {schemas.map((entry) => (
            <a key={entry.name} href={urlOf(vendor, entry)} aria-current={open[0] === vendor && open[1] === entry.name ? "page" : undefined} title={`${vendor}/${entry.name}`}>
              <span class="name">{entry.name}</span>
              <span class={`seen ${entry.bad ? "bad" : ""}`}>{entry.bad ? `${count(entry.bad)} bad` : entry.seen ? count(entry.seen) : newest(entry)}</span>
            </a>
          ))}
        </section>
      ))}
    </nav>
  );
}

function All({ tree }: { tree: SchemaTree }) {
  const rows = tree.vendors.flatMap(({ vendor, schemas }) => schemas.map((entry) => ({ vendor, ...entry })));
  return (
    <section class="card">
      <Table
        name="schemas"
        title="All schemas"
        path="schemas"
        rows={[...rows].sort((a, b) => (b.seen ?? 0) + (b.bad ?? 0) - (a.seen ?? 0) - (a.bad ?? 0))}
        goes={(row) => urlOf(row.vendor, row)}
        columns={[
          { key: "name", title: "Name", value: ({ name }) => name, cell: (row) => <Name row={row} /> },
          { key: "vendor", title: "Vendor", value: ({ vendor }) => vendor, exported: true },
          { key: "versions", title: "Versions", value: ({ versions }) => versions.join(" "), cell: ({ versions }) => versions.map((version) => <Fragment key={version}><span>{version}</span> </Fragment>), className: "versions", low: true },
          { key: "last", title: "Last seen", value: ({ lastAt }) => exact(lastAt), cell: ({ lastAt }) => moment(lastAt), className: "nowrap muted", low: true },
          { key: "seen", title: "Seen", value: ({ seen }) => seen, cell: ({ seen }) => <span class={seen ? "" : "muted"}>{count(seen ?? 0)}</span>, number: true },
          { key: "bad", title: "Bad", value: ({ bad }) => bad, cell: ({ bad }) => <span class={bad ? "bad" : "muted"}>{count(bad ?? 0)}</span>, number: true },
        ]}
      />
    </section>
  );
}

function Name({ row }: { row: SchemaEntry & { vendor: string } }) {
  return (
    <>
      <a class="strong" href={urlOf(row.vendor, row)}>
        {row.name}
      </a>
      <div class="muted small wrap">{row.vendor}</div>
    </>
  );
}

function urlOf(vendor: string, entry: SchemaEntry): string {
  return to(["schemas", vendor, entry.name, entry.format ?? "jsonschema", newest(entry)]);
}

function newest({ versions }: SchemaEntry): string {
  return [...versions].sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1) ?? "1-0-0";
}
