import type { Sent } from "../send/sent";

/** What became of one event, as the site's server tells it. */
export interface Fate {
  /** Stable name of the event: its event_id, or the place of its bad row. */
  id: string;
  /** `good`: enriched, row not seen yet; `row`: in Postgres; `bad`: a bad row took its place. */
  outcome: "good" | "row" | "bad";
  name: string;
  /** Where its last record stands, e.g. `snowplow_json_event-0@12`. */
  place: string;
  /** Milliseconds from the collector's timestamp until the outcome was seen; absent when unknown. */
  millis?: number;
  /** The columns of its row that are not null. */
  row?: Record<string, unknown>;
  /** Rows of its entities and self-describing event, by table. */
  tables?: Record<string, number>;
  /** Kind of the bad row, e.g. `schema_violations`. */
  kind?: string;
  /** Why it is bad, in one line. */
  reason?: string;
}

/** One answer of `/api/v1/site/events`. */
export interface FatePage {
  /** To be sent as `after` next time. */
  next: number;
  fates: Fate[];
}

/** One line of the panel: what this tab sent, what became of it, or both. */
export interface Entry {
  id: string;
  sent?: Sent;
  fate?: Fate;
}

/** How far an event got; `sent` as long as nothing is heard of it. */
export type Outcome = Fate["outcome"] | "sent";

export function outcomeOf(entry: Entry): Outcome {
  return entry.fate?.outcome ?? "sent";
}

/**
 * Fills in what is news of the known, puts the unknown in front, and keeps the newest `limit`: first those that this
 * tab sent, for a robot's traffic must not push one's own click away.
 */
export function merge(known: readonly Entry[], news: readonly Entry[], limit: number): Entry[] {
  const updates = new Map(news.map((entry) => [entry.id, entry]));
  const kept = known.map((entry) => {
    const update = updates.get(entry.id);
    updates.delete(entry.id);
    return update ? { ...entry, ...update } : entry;
  });
  const all = [...[...updates.values()].reverse(), ...kept];
  const room = Math.max(0, limit - all.filter(({ sent }) => sent).length);
  const others = new Set(all.filter(({ sent }) => !sent).slice(0, room));
  return all.filter((entry) => entry.sent || others.has(entry)).slice(0, limit);
}

/** The headline figures of the panel. */
export function count(entries: readonly Entry[]): Record<Outcome, number> {
  const counts = { row: 0, good: 0, bad: 0, sent: 0 };
  for (const entry of entries) counts[outcomeOf(entry)]++;
  return counts;
}
