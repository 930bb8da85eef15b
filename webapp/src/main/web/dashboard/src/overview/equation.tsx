import { Fragment } from "preact";
import type { Ledger } from "../api/types";
import { count, many } from "../format/numbers";
import { failedApart, terms } from "./ledger";

const TIME: Record<string, string> = { "15m": "15 minutes", "1h": "hour", "24h": "24 hours" };

/** received = good + bad + …: what became of every event, and what nobody can account for. */
export function Equation({ ledger, window }: { ledger: Ledger; window: string }) {
  const lost = ledger.difference !== 0;
  return (
    <section class="card" aria-label={`Ledger of the last ${TIME[window] ?? window}`} data-testid="ledger">
      <div class="equation">
        <Term name="received" value={ledger.received} />
        {terms(ledger).map(({ name, count: value }, at) => (
          <Fragment key={name}>
            <span class="sign" aria-hidden="true">{at === 0 ? "=" : "+"}</span>
            <Term name={name} value={value} />
          </Fragment>
        ))}
        <div class="end">
          <Term name="difference" value={ledger.difference} wrong={lost} />
        </div>
      </div>
      {(lost || failedApart(ledger)) && (
        <div class="pad small muted">
          {failedApart(ledger) && (
            <p>
              {many(ledger.failed, "bad event was", "bad events were")} also written as failed event{ledger.failed === 1 ? "" : "s"}: beside the bad row, so
              not counted again.
            </p>
          )}
          {lost && (
            <p class="bad">
              {ledger.difference > 0
                ? `${many(ledger.difference, "event")} came in and nobody says what became of them.`
                : `${many(-ledger.difference, "event")} more went out than came in.`}{" "}
              Events older than the topics' retention are no longer seen; else <code>freshet doctor</code> says where to look.
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function Term({ name, value, wrong = false }: { name: string; value: number; wrong?: boolean }) {
  return (
    <dl class={wrong ? "wrong" : value === 0 ? "zero" : ""}>
      <dt>{name}</dt>
      <dd data-term={name}>{count(value)}</dd>
    </dl>
  );
}
