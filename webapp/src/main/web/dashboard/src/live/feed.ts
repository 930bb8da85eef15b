import type { LiveEvent } from "../api/types";

/** As many events as the live list keeps. */
export const KEPT = 10_000;

/** What the live list shows, newest first, and what waits behind a pause. */
export interface Feed {
  rows: readonly LiveEvent[];
  waiting: readonly LiveEvent[];
  /** Waiting events that were let go because more than the list holds came during the pause. */
  skipped: number;
}

export const EMPTY: Feed = { rows: [], waiting: [], skipped: 0 };

/** Takes events in any order; of one that is known the outcome may be news. Held back ones wait. */
export function take(feed: Feed, arrived: readonly LiveEvent[], held: boolean): Feed {
  const known = new Set([...feed.rows, ...feed.waiting].map(({ seq }) => seq));
  const told = arrived.filter(({ seq }) => known.has(seq));
  const fresh = arrived.filter(({ seq }) => !known.has(seq) && known.add(seq));
  const { rows, waiting, skipped } = settle(feed, told);
  if (fresh.length === 0) return rows === feed.rows && waiting === feed.waiting ? feed : { rows, waiting, skipped };
  if (!held) return { rows: merge(fresh, rows).slice(0, KEPT), waiting, skipped };
  const all = merge(fresh, waiting);
  return { rows, waiting: all.slice(0, KEPT), skipped: skipped + Math.max(0, all.length - KEPT) };
}

/** Takes what became of events since they were told; those that are not in the list change nothing. */
export function settle(feed: Feed, changed: readonly LiveEvent[]): Feed {
  const now = new Map(changed.filter(({ outcome }) => outcome !== "good").map((event) => [event.seq, event]));
  if (now.size === 0) return feed;
  const settled = (rows: readonly LiveEvent[]): readonly LiveEvent[] =>
    rows.some((row) => row.outcome === "good" && now.has(row.seq)) ? rows.map((row) => (row.outcome === "good" ? (now.get(row.seq) ?? row) : row)) : rows;
  return { ...feed, rows: settled(feed.rows), waiting: settled(feed.waiting) };
}

/** Older events, below what is shown. */
export function older(feed: Feed, events: readonly LiveEvent[]): Feed {
  const known = new Set(feed.rows.map(({ seq }) => seq));
  return { ...feed, rows: merge(feed.rows, events.filter(({ seq }) => !known.has(seq))).slice(0, KEPT) };
}

export function release(feed: Feed): Feed {
  return { rows: merge(feed.waiting, feed.rows).slice(0, KEPT), waiting: [], skipped: 0 };
}

/** Events per second over the last ten seconds, as far as they are shown. */
export function pace(rows: readonly LiveEvent[], now: number): number {
  let recent = 0;
  while (recent < rows.length && rows[recent]!.at > now - 10_000) recent += 1;
  return recent / 10;
}

function merge(newer: readonly LiveEvent[], old: readonly LiveEvent[]): LiveEvent[] {
  const head = [...newer].sort((a, b) => b.seq - a.seq);
  const last = head[head.length - 1];
  if (!last || !old[0] || last.seq > old[0].seq) return [...head, ...old];
  return [...head, ...old].sort((a, b) => b.seq - a.seq);
}
