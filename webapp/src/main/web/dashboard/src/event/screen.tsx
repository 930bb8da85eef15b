import { useRef } from "preact/hooks";
import type { EventDetail } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { count, millis } from "../format/numbers";
import { clockMillis, exact } from "../format/times";
import { Tabs, type Tab } from "../parts/choice";
import { Copy } from "../parts/copy";
import { JsonTree } from "../parts/json-tree";
import { Long } from "../parts/long";
import { OutcomeMark } from "../parts/outcome";
import { Loaded } from "../parts/states";
import { to } from "../route/place";
import { Enrichments } from "./enrichments";
import { Explanations, SchemaLink } from "./explanations";
import { Fields, ParameterTable, Rows } from "./tables";
import { Lineage } from "./lineage";
import { Unseen } from "./unseen";
import { Request } from "./request";

// An event that was just sent is watched closely, one that does not come now and then; one that has come to its end is not.
function pace(event: EventDetail | undefined, openedAt: number): number {
  if (event?.outcome === "row") return 0;
  const age = Date.now() - (event?.header?.collectorAt ?? openedAt);
  if (age < 20_000) return 300;
  if (age < 600_000) return 5000;
  return event?.outcome === "unseen" ? 30_000 : 0;
}

/** One event, from the request to its row. */
export function EventScreen({ id, query }: { id: string; query: URLSearchParams }) {
  const path = `events/${encodeURIComponent(id)}`;
  const openedAt = useRef(Date.now());
  const refused = useRef(false);
  const answer = useAnswer<EventDetail>(path, (event) => (refused.current ? 0 : pace(event, openedAt.current)));
  // no id, or a place without a record: waiting is vain
  refused.current = [400, 404].includes(answer.error?.status ?? 0);
  return (
    <>
      <div class="head">
        <h1>{answer.data ? nameOf(answer.data) : "Event"}</h1>
        {answer.data && answer.data.outcome !== "unseen" && <OutcomeMark outcome={answer.data.outcome} />}
        <code class="muted">{id}</code>
        <Copy text={id} />
        <span class="grow" />
        {answer.data && <Snippets event={answer.data} />}
      </div>
      <Loaded answer={answer}>
        {(event) => (event.looked ? <Unseen looked={event.looked} /> : <Facts event={event} open={query.get("tab") ?? undefined} />)}
      </Loaded>
    </>
  );
}

function Snippets({ event }: { event: EventDetail }) {
  return (
    <span class="nowrap">
      {Object.entries(event.snippets ?? {}).map(([name, text]) => text && <Copy key={name} label={`Copy ${SNIPPETS[name] ?? name}`} text={text} />)}
    </span>
  );
}

const SNIPPETS: Record<string, string> = { curl: "curl", sql: "SQL", kcat: "kcat", fixture: "as test" };

function Facts({ event, open }: { event: EventDetail; open?: string }) {
  const { badRow } = event;
  return (
    <div class="stack">
      <section class="card">
        <header>
          <h2>Where it has been</h2>
        </header>
        <Lineage parts={event.lineage ?? []} outcome={event.outcome} />
        <Times header={event.header ?? {}} />
      </section>
      {badRow && (
        <section class="card">
          <header>
            <h2>Why it is bad</h2>
            <span class="grow" />
            {badRow.cause && (
              <a class="small" href={to(["bad", badRow.cause.group])}>
                All {count(badRow.cause.count)} of this cause
              </a>
            )}
          </header>
          <div class="pad stack">
            {badRow.cause && <p class="wrap"><Long text={badRow.cause.title} /></p>}
            <Explanations explain={badRow.explain ?? []} />
            {!badRow.explain?.length && badRow.cause?.fix && <p>{badRow.cause.fix}</p>}
          </div>
        </section>
      )}
      <section class="card">
        <Tabs tabs={tabs(event)} open={open} />
      </section>
    </div>
  );
}

function tabs(event: EventDetail): Tab[] {
  const { request, parameters, fields, entities, self, json, tsv, rows, enrichments, badRow, id } = event;
  const filled = fields?.filter(({ value }) => value !== undefined && value !== null && value !== "").length;
  const all: (Tab | false | undefined)[] = [
    badRow && { id: "badrow", title: "Bad row", body: () => <Document name="bad row" value={without(badRow, ["cause", "explain"])} open={3} /> },
    fields && { id: "fields", title: "Fields", count: filled, body: () => <Fields fields={fields} id={id} /> },
    (entities || self) && {
      id: "entities",
      title: "Entities",
      count: (entities ?? []).length,
      body: () => (
        <div class="panel">
          {self && <Described heading="Self-describing event" {...self} />}
          {(entities ?? []).map((entity, at) => (
            <Described key={at} heading={`Entity ${at + 1}`} {...entity} />
          ))}
          {!self && !entities?.length && <p class="muted">This event carries no entity.</p>}
        </div>
      ),
    },
    request && { id: "request", title: "Request", body: () => <Request request={request} /> },
    parameters && { id: "parameters", title: "Parameters", count: parameters.length, body: () => <ParameterTable parameters={parameters} id={id} /> },
    (enrichments || event.rerun?.possible) && { id: "enrichments", title: "Enrichments", count: enrichments?.length, body: () => <Enrichments event={event} /> },
    rows && { id: "rows", title: "Rows", count: rows.length, body: () => <Rows rows={rows} id={id} trouble={event.rowsTrouble} /> },
    json !== undefined && json !== null && { id: "json", title: "JSON", body: () => <Document name="JSON" value={json} /> },
    !!tsv && {
      id: "tsv",
      title: "TSV",
      body: () => (
        <div class="panel">
          <Copy label="Copy TSV" text={tsv} />
          <pre class="tsv"><Long text={tsv.replaceAll("\t", " ⇥ ")} /></pre>
        </div>
      ),
    },
  ];
  return all.filter((tab): tab is Tab => !!tab);
}

function Document({ name, value, open }: { name: string; value: unknown; open?: number }) {
  return (
    <div class="panel">
      <Copy label={`Copy ${name}`} text={JSON.stringify(value, null, 2)} />
      <JsonTree value={value} open={open} />
    </div>
  );
}

function Described({ heading, schema, data }: { heading: string; schema: string; data: unknown }) {
  return (
    <section class="sub">
      <h3>
        {heading} <span class="muted">·</span> <SchemaLink uri={schema} />
      </h3>
      <JsonTree value={data} />
    </section>
  );
}

const TIMES: [keyof EventDetail["header"], string][] = [
  ["deviceCreatedAt", "created on the device"],
  ["deviceSentAt", "sent by the device"],
  ["collectorAt", "collected"],
  ["derivedAt", "derived"],
  ["enrichedAt", "enriched"],
  ["loadedAt", "loaded"],
];

function Times({ header }: { header: EventDetail["header"] }) {
  return (
    <div class="times">
      {TIMES.map(([key, title]) => {
        const at = header[key];
        const after = at !== undefined && header.collectorAt !== undefined ? at - header.collectorAt : undefined;
        return (
          <dl key={key}>
            <dt>{title}</dt>
            <dd title={exact(at)}>
              {clockMillis(at)}{" "}
              {after !== undefined && after !== 0 && <small class="muted">{after > 0 ? "+" : "−"}{millis(Math.abs(after))}</small>}
            </dd>
          </dl>
        );
      })}
    </div>
  );
}

function nameOf(event: EventDetail): string {
  const name = event.fields?.find(({ name }) => name === "event_name")?.value ?? (event.json as { event_name?: unknown } | undefined)?.event_name;
  if (typeof name === "string" && name !== "") return name.slice(0, 80);
  // what stopped early has no fields yet, but may say what it is
  return event.self?.schema.split("/")[1]?.slice(0, 80) ?? "Event";
}

function without(value: Record<string, unknown>, names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
