import { Fragment } from "preact";
import type { EventDetail, LineagePart } from "../api/types";
import { count, millis } from "../format/numbers";
import { exact } from "../format/times";

const NAMES: Record<string, string> = { raw: "raw", good: "good", failed: "failed", bad: "bad", json: "json", row: "row" };

const TELLS: Record<string, string> = {
  collector: "when the collector took it",
  enricher: "when the enricher was at work",
  failure: "when it failed",
  window: "when it was seen here",
  loader: "when the loader wrote it",
};

/** The strip of places: topic, partition and offset of each, and how long each step took. */
export function Lineage({ parts, outcome }: { parts: LineagePart[]; outcome: EventDetail["outcome"] }) {
  const waits = outcome === "good" && !parts.some(({ stage }) => stage === "row");
  const timeless = parts.filter(({ at }) => at === undefined).map(({ stage }) => NAMES[stage] ?? stage);
  return (
    <>
    <ol class="lineage" data-testid="lineage" tabIndex={0} aria-label="Places of this event">
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && (
            <li class="hop">
              <span class="unseen">after </span>
              {part.millisAfter === undefined ? "?" : millis(part.millisAfter)}
            </li>
          )}
          <li class={`stop ${at === parts.length - 1 && !waits ? `last ${part.stage}` : ""}`} data-stage={part.stage} title={part.at === undefined ? "no time is known" : `${exact(part.at)}, ${TELLS[part.by ?? ""] ?? ""}`}>
            <div class="strong">{NAMES[part.stage] ?? part.stage}</div>
            <div class="where">{part.table ?? part.topic}</div>
            {part.offset !== undefined && (
              <div class="where">
                partition {part.partition} · offset {count(part.offset)}
              </div>
            )}
          </li>
        </Fragment>
      ))}
      {waits && (
        <>
          <li class="hop">…</li>
          <li class="stop">
            <div class="muted">row</div>
            <div class="where">on its way</div>
          </li>
        </>
      )}
    </ol>
    {timeless.length > 0 && (
      <p class="pad small muted" data-testid="timeless">
        No time is known of {timeless.join(", ")}: records carry the collector's time, and {timeless.length === 1 ? "this one was" : "these were"} not seen as {timeless.length === 1 ? "it" : "they"} came.
      </p>
    )}
    </>
  );
}
