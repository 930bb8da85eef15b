import { Fragment } from "preact";
import type { LineagePart, Outcome } from "../api/types";
import { count, millis } from "../format/numbers";
import { exact } from "../format/times";

const NAMES: Record<string, string> = { raw: "raw", good: "good", failed: "failed", bad: "bad", json: "json", row: "row" };

/** The strip of places: topic, partition and offset of each, and how long each step took. */
export function Lineage({ parts, outcome }: { parts: LineagePart[]; outcome: Outcome }) {
  const waits = outcome === "good" && !parts.some(({ stage }) => stage === "row");
  return (
    <ol class="lineage" data-testid="lineage" tabIndex={0} aria-label="Places of this event">
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && (
            <li class="hop">
              <span class="unseen">after </span>
              {part.millisAfter === undefined ? "" : millis(part.millisAfter)}
            </li>
          )}
          <li class={`stop ${at === parts.length - 1 && !waits ? `last ${part.stage}` : ""}`} data-stage={part.stage} title={exact(part.at)}>
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
  );
}
