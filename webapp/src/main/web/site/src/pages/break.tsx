import { useEffect, useState } from "preact/hooks";
import { BAD_REQUESTS } from "../breaking/bodies";
import { keepsTo, type Breaker } from "../breaking/breaker";
import { UNREADABLE_FIELDS } from "../breaking/fields";
import { ODDITIES } from "../breaking/oddities";
import { AGAINST_SCHEMAS } from "../breaking/schemas";
import { useKnown } from "../panel/panel";
import type { Entry, Fate } from "../panel/fates";
import { startPage, type Site } from "./frame";

const GROUPS: [string, readonly Breaker[]][] = [
  ["Not what the schema asks for", AGAINST_SCHEMAS],
  ["Fields that cannot be read", UNREADABLE_FIELDS],
  ["Requests without an event", BAD_REQUESTS],
  ["Odd, but they arrive", ODDITIES],
];

function Break(site: Site) {
  const { entries } = useKnown(site.journal);
  return (
    <>
      <h1>Break things</h1>
      <p class="lead">
        Each button sends something that is wrong, and says where it has to end. Nothing is lost: what cannot become a
        row becomes a bad row that explains itself, counted among <a href="/dashboard/bad">the bad rows</a>.
      </p>
      {GROUPS.map(([title, breakers]) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <ul class="breakers">
            {breakers.map((breaker) => (
              <Row key={breaker.id} breaker={breaker} site={site} entries={entries} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ breaker, site, entries }: { breaker: Breaker; site: Site; entries: readonly Entry[] }) {
  const [watched, setWatched] = useState<string>();
  const fate = entries.find(({ id }) => id === watched)?.fate;
  const [ended, setEnded] = useState(fate);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    // the panel forgets old events; this line does not
    if (fate) setEnded(fate);
  }, [fate]);

  const send = (): void => {
    const stop = site.journal.awaitSent(({ id }) => setWatched(id));
    setEnded(undefined);
    setTrouble("");
    Promise.resolve(breaker.send(site.requests)).catch((error: unknown) => setTrouble(`Not taken: ${String(error)}`));
    stop();
  };
  const { expect } = breaker;
  const kept = keepsTo(expect, ended);
  return (
    <li data-breaker={breaker.id} data-event={watched} data-ended={kept === undefined ? undefined : ended?.outcome} data-as-expected={kept}>
      <button type="button" data-testid={breaker.id} onClick={send}>
        {breaker.label}
      </button>
      <div>
        <p>{breaker.wrong}</p>
        <p class="note">
          Ends as {expect.kind ? <code>{expect.kind}</code> : "a row"}. {expect.why}
        </p>
        <p role="status" class={kept === false || trouble ? "reason" : "good"}>
          {trouble || (watched && said(kept, ended))}
          {kept !== undefined && ended && !ended.id.includes("@") && (
            <a href={whereToLook(ended)} target="_blank" rel="noopener" class="untracked">
              {ended.outcome === "bad" ? "See why" : "See the event"}
            </a>
          )}
        </p>
      </div>
    </li>
  );
}

/** The page of the event; of one that was too large to be read whole, those like it. */
function whereToLook({ id, kind }: Fate): string {
  return kind === "size_violation" ? `/dashboard/bad?type=${kind}` : `/dashboard/events/${encodeURIComponent(id)}`;
}

function said(kept: boolean | undefined, ended: Fate | undefined): string {
  if (kept === undefined) return "Sent …";
  return kept ? "Ended as it should." : `Ended otherwise: ${ended?.kind ?? ended?.outcome}`;
}

void startPage("/break.html", (site) => <Break {...site} />);
