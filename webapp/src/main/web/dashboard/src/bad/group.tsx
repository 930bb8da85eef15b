import { useMemo, useState } from "preact/hooks";
import type { BadGroup, Cause, Sample } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { count, many } from "../format/numbers";
import { clock, exact, moment } from "../format/times";
import { Explanations, SchemaLink } from "../event/explanations";
import { Copy } from "../parts/copy";
import { Exports } from "../parts/exports";
import { JsonTree } from "../parts/json-tree";
import { useKeys } from "../parts/keys";
import { Long } from "../parts/long";
import { Spark } from "../parts/spark";
import { Empty, Loaded } from "../parts/states";
import { to } from "../route/place";
import { inPayload, inTheSchema } from "./marks";

/** One cause: what it is, how to fix it, and its newest samples beside the schema. */
export function GroupScreen({ group, query }: { group: string; query: URLSearchParams }) {
  const window = query.get("window") ?? undefined;
  const path = `bad/${encodeURIComponent(group)}${window ? `?window=${encodeURIComponent(window)}` : ""}`;
  const answer = useAnswer<BadGroup>(path, 5000);
  return (
    <>
      <div class="head">
        <a href={to(["bad"], { window })}>Bad rows</a>
        <span class="muted">/</span>
        <code class="muted">{group}</code>
      </div>
      <Loaded answer={answer}>
        {({ cause, schema, samples }) => (
          <div class="stack">
            <Summary cause={cause} />
            <Samples samples={samples} schema={schema} cause={cause} path={path} />
          </div>
        )}
      </Loaded>
    </>
  );
}

function Summary({ cause }: { cause: Cause }) {
  return (
    <div class="two">
      <section class="card">
        <header>
          <h1 class="wrap">{cause.title}</h1>
        </header>
        <div class="pad stack">
          <div class="head" style={{ margin: 0 }}>
            <span class="strong" data-testid="count">{many(cause.count, "bad row")}</span>
            {cause.users !== undefined && <span class="muted">{many(cause.users, "user")}</span>}
            <span class="muted" title={`${exact(cause.firstAt)} to ${exact(cause.lastAt)}`}>
              {moment(cause.firstAt)} – {moment(cause.lastAt)}
            </span>
          </div>
          <Spark counts={cause.trend} width={360} height={40} />
          <dl class="facts">
            <dt>Type</dt>
            <dd>{cause.type}</dd>
            {cause.schema && (
              <>
                <dt>Schema</dt>
                <dd>
                  <SchemaLink uri={cause.schema} />
                </dd>
              </>
            )}
            {cause.path && (
              <>
                <dt>Path</dt>
                <dd>
                  <code>{cause.path}</code>
                  {cause.keyword && <span class="muted"> breaks {cause.keyword}</span>}
                </dd>
              </>
            )}
            <dt>From</dt>
            <dd>{[cause.app, cause.tracker].filter(Boolean).join(", ") || "–"}</dd>
          </dl>
        </div>
      </section>
      <section class="card fixbox">
        <header>
          <h2>How to fix it</h2>
        </header>
        <div class="pad stack">
          <p class="wrap" data-testid="fix">{cause.fix ?? "No advice for this one yet. The message is all there is."}</p>
          <p class="wrap muted small"><Long text={cause.message} /></p>
        </div>
      </section>
    </div>
  );
}

const NOW: Record<string, [string, string]> = { true: ["pill good", "passes now"], false: ["pill bad", "still fails"] };

function Samples({ samples, schema, cause, path }: { samples: Sample[]; schema?: unknown; cause: Cause; path: string }) {
  // chosen by where it stands in its topic: newer samples must not push the one that is being read away
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(0, samples.findIndex((sample) => placeOf(sample) === chosen));
  const sample = samples[at];
  const move = (step: number): void => {
    const next = samples[Math.max(0, Math.min(samples.length - 1, at + step))];
    if (next) setChosen(placeOf(next));
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  if (!sample) return <Empty>No sample is left of this cause: the topic's retention has let them go.</Empty>;
  return (
    <section class="card">
      <header style={{ borderBottom: "1px solid var(--line)" }}>
        <h2>Newest samples</h2>
        <span class="muted small">{samples.length} of {count(cause.count)}</span>
        <span class="grow" />
        <Exports
          name={`bad-${cause.group}`}
          path={path}
          header={["at", "id", "place", "passesNow", "payload"]}
          rows={() => samples.map((one) => [exact(one.at), one.id, one.place, one.passesNow, JSON.stringify(one.payload)])}
        />
      </header>
      <div class="samples">
        <ul>
          {samples.map((one) => (
            <li key={placeOf(one)}>
              <button type="button" aria-pressed={one === sample} onClick={() => setChosen(placeOf(one))} title={one.place}>
                {clock(one.at)} <span class="mono muted">{one.id === one.place ? "" : one.id?.slice(0, 8)}</span>
              </button>
            </li>
          ))}
        </ul>
        <OneSample key={placeOf(sample)} sample={sample} schema={schema} cause={cause} />
      </div>
    </section>
  );
}

function placeOf({ place, at, id }: Sample): string {
  return place ?? `${at} ${id}`;
}

function OneSample({ sample, schema, cause }: { sample: Sample; schema?: unknown; cause: Cause }) {
  const explain = sample.explain ?? [];
  const payloadMarks = useMemo(() => inPayload(sample.payload, explain), [sample]);
  const schemaMarks = useMemo(() => inTheSchema(schema, cause), [schema, cause.path, cause.keyword]);
  const now = NOW[String(sample.passesNow)];
  return (
    <div>
      <div class="head" style={{ margin: 0, padding: "10px 16px 0" }}>
        {sample.id && sample.id !== sample.place && <a href={to(["events", sample.id])}>Open event</a>}
        {now && (
          <span class={now[0]} title="Checked against the schema as it is now">
            {now[1]}
          </span>
        )}
        {sample.place && <code class="muted">{sample.place}</code>}
        <span class="grow" />
        <Copy label="Copy payload" text={JSON.stringify(sample.payload, null, 2)} />
      </div>
      <div class="panel" style={{ paddingBottom: 0 }}>
        <Explanations explain={explain} />
      </div>
      <div class={schema ? "sides" : "panel"}>
        <section>
          <h3 class="sub">Payload</h3>
          <JsonTree value={sample.payload} marked={payloadMarks} />
        </section>
        {!!schema && (
          <section>
            <h3 class="sub">Schema</h3>
            <JsonTree value={schema} marked={schemaMarks} />
          </section>
        )}
      </div>
    </div>
  );
}
