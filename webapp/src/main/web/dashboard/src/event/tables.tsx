import { useMemo, useState } from "preact/hooks";
import type { EventDetail } from "../api/types";
import { Long } from "../parts/long";
import { Table } from "../parts/table";

type Field = NonNullable<EventDetail["fields"]>[number];
type Parameter = NonNullable<EventDetail["parameters"]>[number];

export function text(value: unknown): string {
  return value === undefined || value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The 131 fields: filtered by name or value, empty ones hidden until wanted. */
export function Fields({ fields, id }: { fields: Field[]; id: string }) {
  const [filter, setFilter] = useState("");
  const [empty, setEmpty] = useState(false);
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return fields.filter(({ name, value }) => (empty || text(value) !== "") && `${name}\n${text(value)}`.toLowerCase().includes(wanted));
  }, [fields, filter, empty]);
  return (
    <Table
      name={`event-${id}-fields`}
      rows={shown}
      empty="No field fits."
      aside={
        <>
          <input type="search" class="quiet" placeholder="Name or value" aria-label="Filter fields" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
          <label class="small muted nowrap">
            <input type="checkbox" checked={empty} onChange={() => setEmpty(!empty)} /> empty ones too
          </label>
        </>
      }
      columns={[
        { key: "name", title: "Field", value: ({ name }) => name, className: "name" },
        { key: "value", title: "Value", value: ({ value }) => text(value), cell: ({ value }) => <Long text={text(value)} />, className: "value" },
        { key: "group", title: "Group", value: ({ group }) => group, cell: ({ group }) => <span class="muted">{group}</span>, className: "nowrap", low: true },
      ]}
    />
  );
}

/** What the tracker sent, with the field that each parameter became. */
export function ParameterTable({ parameters, id }: { parameters: Parameter[]; id: string }) {
  return (
    <Table
      name={`event-${id}-parameters`}
      rows={parameters}
      columns={[
        { key: "name", title: "Parameter", value: ({ name }) => name, className: "name" },
        { key: "field", title: "Becomes", value: ({ field }) => field, className: "name" },
        { key: "value", title: "Value", value: ({ value }) => value, cell: ({ value }) => <Long text={value ?? ""} />, className: "value" },
      ]}
    />
  );
}

/** The rows in Postgres, one table after the other. */
export function Rows({ rows, id, trouble }: { rows: NonNullable<EventDetail["rows"]>; id: string; trouble?: string }) {
  if (rows.length === 0) return <p class="panel muted">{trouble ?? "No row in Postgres yet."}</p>;
  return (
    <>
      {rows.map(({ table, row }, at) => (
        <div class="part" key={at}>
          <Table
            name={`event-${id}-${table}`}
            title={table}
            rows={Object.entries(row)
              .filter(([, value]) => value !== null)
              .sort(([a], [b]) => a.localeCompare(b))}
            columns={[
              { key: "column", title: "Column", value: ([name]) => name, className: "name" },
              { key: "value", title: "Value", value: ([, value]) => text(value), cell: ([, value]) => <Long text={text(value)} />, className: "value" },
            ]}
          />
        </div>
      ))}
    </>
  );
}
