import type { SchemaDetail } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { count, many } from "../format/numbers";
import { Tabs, type Tab } from "../parts/choice";
import { Copy } from "../parts/copy";
import { JsonTree } from "../parts/json-tree";
import { Loaded } from "../parts/states";
import { Table } from "../parts/table";
import { go, to } from "../route/place";
import { Diff } from "./diff";
import { TryIt } from "./try";

/** One version of a schema. */
export function SchemaPage({ parts, query }: { parts: string[]; query: URLSearchParams }) {
  const answer = useAnswer<SchemaDetail>(`schemas/${parts.map(encodeURIComponent).join("/")}`);
  const [, name, , version] = parts;
  return (
    <Loaded answer={answer}>
      {(detail) => (
        <section class="card">
          <header style={{ paddingBottom: 0 }}>
            <h2>{name}</h2>
            <select aria-label="Version" value={version} onChange={(change) => go(to(["schemas", ...parts.slice(0, 3), change.currentTarget.value]))}>
              {[...new Set([...(detail.versions ?? []), version!])].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
            <span class="grow" />
            <Copy label="Copy URI" text={detail.uri} />
          </header>
          <dl class="facts panel">
            <dt>URI</dt>
            <dd class="mono">{detail.uri}</dd>
            {detail.seen !== undefined && (
              <>
                <dt>Seen</dt>
                <dd>
                  {count(detail.seen)}, <span class={detail.bad ? "bad" : ""}>{count(detail.bad ?? 0)} bad</span>
                </dd>
              </>
            )}
            {detail.table && (
              <>
                <dt>In Postgres</dt>
                <dd>
                  <code>{detail.table}</code>
                  <span class="muted">{detail.exists === false ? " not made yet: its first event makes it" : detail.rows !== undefined ? ` ${many(detail.rows, "row")}` : ""}</span>
                </dd>
              </>
            )}
          </dl>
          <Tabs tabs={tabs(detail, parts)} open={query.get("tab") ?? undefined} />
        </section>
      )}
    </Loaded>
  );
}

function tabs(detail: SchemaDetail, parts: string[]): Tab[] {
  const { fields = [], columns = [], schema, versions = [], uri } = detail;
  return [
    {
      id: "fields",
      title: "Fields",
      count: fields.length,
      body: () => (
        <Table
          name={`${parts[1]}-fields`}
          rows={fields}
          empty="This schema names no field."
          columns={[
            { key: "path", title: "Path", value: ({ path }) => path, className: "name" },
            { key: "type", title: "Type", value: ({ type }) => type, className: "nowrap" },
            { key: "required", title: "Required", value: ({ required }) => (required ? "yes" : ""), low: true },
            { key: "constraints", title: "Constraints", value: ({ constraints }) => constraints, className: "value" },
            { key: "description", title: "Description", value: ({ description }) => description, className: "wrap muted", low: true },
          ]}
        />
      ),
    },
    { id: "schema", title: "Schema", body: () => <Document value={schema} /> },
    {
      id: "columns",
      title: "Columns",
      count: columns.length,
      body: () => (
        <Table
          name={`${parts[1]}-columns`}
          rows={columns}
          empty="This schema has no columns of its own."
          columns={[
            { key: "column", title: "Column", value: ({ column }) => column, className: "name" },
            { key: "type", title: "Type", value: ({ type }) => type, className: "value" },
            { key: "nullable", title: "May be null", value: ({ nullable }) => (nullable ? "yes" : "no") },
          ]}
        />
      ),
    },
    ...(versions.length > 1 ? [{ id: "diff", title: "Differences", body: () => <Diff uri={uri} versions={versions} /> }] : []),
    { id: "try", title: "Try", body: () => <TryIt uri={uri} fields={fields} /> },
  ];
}

function Document({ value }: { value: unknown }) {
  return (
    <div class="panel">
      <Copy label="Copy schema" text={JSON.stringify(value, null, 2)} />
      <JsonTree value={value} />
    </div>
  );
}
