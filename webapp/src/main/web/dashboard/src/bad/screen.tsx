import type { BadGroups, Cause } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { count, many, share } from "../format/numbers";
import { ago, exact } from "../format/times";
import { Filter, Segments } from "../parts/choice";
import { Spark } from "../parts/spark";
import { Loaded } from "../parts/states";
import { Table, type Column } from "../parts/table";
import { to } from "../route/place";

const WINDOWS = [
  ["15m", "15 min"],
  ["1h", "1 hour"],
  ["24h", "24 hours"],
] as const;
const FILTERS = ["type", "app", "schema", "text"] as const;

/** Bad rows by cause: what breaks most, where, and since when. */
export function BadScreen({ query }: { query: URLSearchParams }) {
  const window = query.get("window") ?? "15m";
  const asked = new URLSearchParams({ window });
  for (const name of FILTERS) if (query.get(name)) asked.set(name, query.get(name)!);
  const answer = useAnswer<BadGroups>(`bad?${asked}`, 3000);
  return (
    <>
      <div class="head">
        <h1>Bad rows</h1>
        <span class="muted">{answer.data && `${many(answer.data.total, "bad row")} of ${many(answer.data.groups.length, "cause")}`}</span>
        <span class="grow" />
        <Segments name="window" label="Time" value={window} options={WINDOWS} />
      </div>
      <div class="filters">
        {FILTERS.map((name) => (
          <Filter key={name} name={name} label={LABELS[name]} value={query.get(name) ?? ""} wide={name === "text" || name === "schema"} list={name === "type" ? TYPES : undefined} />
        ))}
      </div>
      <Loaded answer={answer}>{(groups) => <Groups groups={groups} path={`bad?${asked}`} window={window} />}</Loaded>
    </>
  );
}

const LABELS = { type: "Type", app: "App", schema: "Schema", text: "Any text" };
const TYPES = [
  "schema_violations",
  "tracker_protocol_violations",
  "adapter_failures",
  "enrichment_failures",
  "collector_payload_format_violation",
  "size_violation",
  "generic_error",
  "loader_parsing_error",
  "loader_iglu_error",
  "loader_runtime_error",
];

function Groups({ groups: { groups, total, other }, path, window }: { groups: BadGroups; path: string; window: string }) {
  const url = (cause: Cause): string => to(["bad", cause.group], { window: window === "15m" ? undefined : window });
  return (
    <section class="card" data-testid="groups">
      <Table
        name={`bad-${window}`}
        title="Causes"
        path={path}
        rows={groups}
        goes={url}
        keys
        columns={columns(total, url)}
        empty="No bad row fits. Break something on purpose: the demo site has a button for each kind of failure."
      />
      {!!other && <p class="panel muted">{many(other, "more bad row")} of causes beyond those kept apart.</p>}
    </section>
  );
}

function columns(total: number, url: (cause: Cause) => string): Column<Cause>[] {
  return [
    {
      key: "title",
      title: "Cause",
      value: ({ title }) => title,
      className: "cause",
      cell: (cause) => (
        <>
          <a class="title" href={url(cause)}>
            {cause.title}
          </a>
          <div class="under">
            {cause.type}
            {cause.path && (
              <>
                {" at "}
                <span class="mono">{cause.path}</span>
              </>
            )}
          </div>
          {cause.schema && <div class="under mono">{cause.schema.replace(/^iglu:/, "")}</div>}
        </>
      ),
    },
    { key: "group", title: "Group", value: ({ group }) => group, exported: true },
    { key: "type", title: "Type", value: ({ type }) => type, exported: true },
    { key: "schema", title: "Schema", value: ({ schema }) => schema, exported: true },
    { key: "path", title: "Path", value: ({ path }) => path, exported: true },
    { key: "message", title: "Message", value: ({ message }) => message, exported: true },
    { key: "fix", title: "Fix", value: ({ fix }) => fix, exported: true },
    { key: "app", title: "App", value: ({ app }) => app, className: "nowrap", low: true },
    { key: "tracker", title: "Tracker", value: ({ tracker }) => tracker, className: "nowrap", low: true },
    { key: "users", title: "Users", value: ({ users }) => users, cell: ({ users }) => count(users), number: true, low: true },
    { key: "first", title: "First", value: ({ firstAt }) => exact(firstAt), cell: ({ firstAt }) => <span title={exact(firstAt)}>{ago(firstAt)}</span>, className: "nowrap muted", low: true },
    { key: "last", title: "Last", value: ({ lastAt }) => exact(lastAt), cell: ({ lastAt }) => <span title={exact(lastAt)}>{ago(lastAt)}</span>, className: "nowrap muted", low: true },
    { key: "trend", title: "Trend", value: ({ trend }) => trend.join(" "), cell: ({ trend }) => <Spark counts={trend} />, low: true },
    {
      key: "count",
      title: "Count",
      value: (cause) => cause.count,
      number: true,
      cell: (cause) => (
        <>
          <span class="strong">{count(cause.count)}</span>
          <div class="small muted">{share(cause.count, total)}</div>
        </>
      ),
    },
  ];
}
