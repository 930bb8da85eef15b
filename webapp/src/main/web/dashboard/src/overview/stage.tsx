import type { Stage } from "../api/types";
import { count, millis, rate, seconds } from "../format/numbers";
import { stageTerms } from "./ledger";

/** One stage: whether it works, how much, how late, and what became of what came in. */
export function StageBox({ stage }: { stage: Stage }) {
  const { name, state, why, ledger } = stage;
  return (
    <section class="card stage" data-stage={name}>
      <div class="title">
        <h2 title={name}>{name}</h2>
        <span class={`state ${state}`}>{state}</span>
      </div>
      <div class="big">
        {stage.perSecond === undefined ? <span class="muted" title="not known">–</span> : <>{rate(stage.perSecond)} <small>/ s</small></>}
      </div>
      <dl>
        {stage.lagSeconds !== undefined && (
          <>
            <dt>lag</dt>
            <dd class={stage.lagSeconds > 60 ? "bad" : ""} title={stage.lagRecords === undefined ? undefined : `${count(stage.lagRecords)} records`}>
              {seconds(stage.lagSeconds)}
            </dd>
          </>
        )}
        {stage.p50Millis !== undefined && (
          <>
            <dt>p50 · p99</dt>
            <dd>
              {pair(stage.p50Millis, stage.p99Millis)}
            </dd>
          </>
        )}
        {ledger && (
          <>
            <dt>in</dt>
            <dd>{count(ledger.in)}</dd>
            {stageTerms(ledger).map((line) => (
              <LedgerLine key={line.name} {...line} />
            ))}
            {ledger.difference !== 0 && <LedgerLine name="difference" count={ledger.difference} wrong />}
          </>
        )}
      </dl>
      {why && state !== "ready" && <p class="why wrap">{why}</p>}
    </section>
  );
}

/** The unit once where it is the same: 7 · 38 ms. */
function pair(p50: number, p99: number | undefined): string {
  const same = p99 !== undefined && p99 < 1000;
  return `${same ? Math.round(p50) : millis(p50)} · ${millis(p99)}`;
}

function LedgerLine({ name, count: value, wrong = false }: { name: string; count: number; wrong?: boolean }) {
  return (
    <>
      <dt class={wrong ? "bad" : ""}>{name}</dt>
      <dd class={wrong ? "bad" : ""}>{count(value)}</dd>
    </>
  );
}
