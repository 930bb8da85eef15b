import { readable, type Sent } from "../send/sent";
import { outcomeOf, type Entry, type Fate, type Outcome } from "./fates";

const BADGES: Record<Outcome, string> = { sent: "sent", good: "enriched", row: "row", bad: "bad" };

/** One event. Events carry hostile strings: all of it is text, never markup. */
export function Line({ entry }: { entry: Entry }) {
  const { id, sent, fate } = entry;
  const outcome = outcomeOf(entry);
  return (
    <li data-outcome={outcome} data-id={id} data-kind={fate?.kind}>
      <div class="head">
        <span class="badge">{BADGES[outcome]}</span>
        <span class="name">{sent?.name ?? fate?.name}</span>
        {fate?.millis !== undefined && <span class="ms">{fate.millis.toLocaleString("en")} ms</span>}
      </div>
      {fate?.kind && (
        <p class="reason">
          {fate.kind}: {fate.reason}
        </p>
      )}
      {fate && (
        <p class="where">
          {fate.place}{" "}
          {/* not a way from page to page of the shop, so not tracked as one */}
          {!fate.id.includes("@") && (
            <a href={`/dashboard/events/${encodeURIComponent(id)}`} target="_blank" rel="noopener" class="untracked">
              Open in the dashboard
            </a>
          )}
        </p>
      )}
      {sent && <Payload sent={sent} />}
      {fate?.row && <Row fate={fate} />}
    </li>
  );
}

function Payload({ sent }: { sent: Sent }) {
  return (
    <details data-testid="payload">
      <summary>Payload as sent</summary>
      {typeof sent.payload === "string" ? <pre>{sent.payload}</pre> : <Values values={readable(sent.payload)} />}
    </details>
  );
}

function Row({ fate }: { fate: Fate }) {
  const tables = Object.entries(fate.tables ?? {}).map(([name, rows]) => [`+ ${name}`, `${rows} row(s)`]);
  return (
    <details data-testid="row">
      <summary>Row in atomic.events</summary>
      <Values values={{ ...fate.row, ...Object.fromEntries(tables) }} />
    </details>
  );
}

function Values({ values }: { values: Record<string, unknown> }) {
  return (
    <table>
      <tbody>
        {Object.entries(values).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{typeof value === "object" ? JSON.stringify(value, null, 1) : String(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
