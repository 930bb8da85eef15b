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

/** Puts newer fates in front, replaces those already known, and keeps the newest `limit`. */
export function merge(known: readonly Fate[], page: FatePage, limit: number): Fate[] {
  const updates = new Map(page.fates.map((fate) => [fate.id, fate]));
  const kept = known.map((fate) => {
    const update = updates.get(fate.id);
    updates.delete(fate.id);
    return update ?? fate;
  });
  return [...[...updates.values()].reverse(), ...kept].slice(0, limit);
}

/** The headline figures of the panel. */
export function count(fates: readonly Fate[]): { row: number; good: number; bad: number } {
  const counts = { row: 0, good: 0, bad: 0 };
  for (const fate of fates) counts[fate.outcome]++;
  return counts;
}
