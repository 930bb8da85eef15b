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

/** Takes events in any order; held back ones wait, unless they only say what became of a row that is shown. */
export function take(feed: Feed, arrived: readonly LiveEvent[], held: boolean): Feed {
  const known = new Set([...feed.rows, ...feed.waiting].map(({ seq }) => seq));
  const fresh = arrived.filter(({ seq }) => !known.has(seq) && known.add(seq));
  if (fresh.length === 0) return feed;
  const { rows, rest } = settle(feed.rows, fresh);
  if (!held) return { ...feed, rows: merge(rest, rows).slice(0, KEPT) };
  const waiting = merge(rest, feed.waiting);
  return { rows, waiting: waiting.slice(0, KEPT), skipped: feed.skipped + Math.max(0, waiting.length - KEPT) };
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

// "row" follows "good" as the same event gets on: it changes its line and makes no second one.
function settle(rows: readonly LiveEvent[], fresh: readonly LiveEvent[]): { rows: readonly LiveEvent[]; rest: LiveEvent[] } {
  const landed = new Map(fresh.filter(({ outcome }) => outcome === "row").map((event) => [event.id, event]));
  if (landed.size === 0) return { rows, rest: [...fresh] };
  const used = new Set<number>();
  const settled = rows.map((row) => {
    const now = row.outcome === "good" ? landed.get(row.id) : undefined;
    if (!now || used.has(now.seq)) return row;
    used.add(now.seq);
    return { ...row, ...now, seq: row.seq };
  });
  return { rows: settled, rest: fresh.filter(({ seq }) => !used.has(seq)) };
}

function merge(newer: readonly LiveEvent[], old: readonly LiveEvent[]): LiveEvent[] {
  const head = [...newer].sort((a, b) => b.seq - a.seq);
  const last = head[head.length - 1];
  if (!last || !old[0] || last.seq > old[0].seq) return [...head, ...old];
  return [...head, ...old].sort((a, b) => b.seq - a.seq);
}
