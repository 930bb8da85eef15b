import { useEffect, useRef } from "preact/hooks";
import type { EventDetail, LiveEvent } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { millis } from "../format/numbers";
import { clockMillis, exact } from "../format/times";
import { Explanations } from "../event/explanations";
import { Copy } from "../parts/copy";
import { JsonTree } from "../parts/json-tree";
import { Long } from "../parts/long";
import { OutcomeMark } from "../parts/outcome";
import { Wrong } from "../parts/states";
import { to, toSchema } from "../route/place";

/** An event at a glance, beside the list it was chosen from. */
export function Drawer({ event, close }: { event: LiveEvent; close: () => void }) {
  const answer = useAnswer<EventDetail>(`events/${encodeURIComponent(event.id)}`);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus({ preventScroll: true });
    return () => void (before instanceof HTMLElement && before.focus({ preventScroll: true }));
  }, []);
  const detail = answer.data?.id === event.id ? answer.data : undefined;
  const schema = event.schema ? toSchema(event.schema) : undefined;
  return (
    <div class="drawer" ref={box} tabIndex={-1} role="dialog" aria-label={`Event ${event.id}`}>
      <div class="head">
        <h2>{event.event ?? event.kind ?? "Event"}</h2>
        <OutcomeMark outcome={event.outcome} />
        <span class="grow" />
        <a class="button" href={to(["events", event.id])}>
          Open
        </a>
        <button type="button" class="button" onClick={close} aria-label="Close">
          ✕
        </button>
      </div>
      <dl class="facts">
        <dt>Id</dt>
        <dd>
          <code>{event.id}</code> <Copy text={event.id} />
        </dd>
        <dt>Time</dt>
        <dd title={exact(event.at)}>{clockMillis(event.at)}</dd>
        {event.schema && (
          <>
            <dt>Schema</dt>
            <dd>{schema ? <a class="mono" href={schema}>{event.schema}</a> : <code>{event.schema}</code>}</dd>
          </>
        )}
        <Fact name="App" value={[event.app, event.platform].filter(Boolean).join(", ")} />
        <Fact name="User" value={event.user} />
        <Fact name="Page" value={event.page} />
        <Fact name="To here" value={event.millis === undefined ? undefined : millis(event.millis)} />
        <Fact name="Where" value={event.place} mono />
      </dl>
      {event.reason && (
        <div class="note wrong">
          <span class="strong">{event.kind}</span> <Long text={event.reason} />{" "}
          {event.group && <a href={to(["bad", event.group])}>All of this cause</a>}
        </div>
      )}
      {answer.error && <Wrong error={answer.error} again={answer.again} />}
      {detail?.badRow?.explain && <Explanations explain={detail.badRow.explain} />}
      {detail?.self && (
        <section>
          <h3 class="sub">Data</h3>
          <JsonTree value={detail.self.data} />
        </section>
      )}
      {(detail?.entities ?? []).map((entity, at) => (
        <section key={at}>
          <h3 class="sub mono wrap">{entity.schema}</h3>
          <JsonTree value={entity.data} open={2} />
        </section>
      ))}
    </div>
  );
}

function Fact({ name, value, mono = false }: { name: string; value?: string; mono?: boolean }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd class={mono ? "mono" : ""}>{value}</dd>
    </>
  );
}
