import { seconds } from "./numbers";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const SHORT = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });

/** 14:03:07, on the reader's clock. */
export function clock(at: number | undefined): string {
  return at === undefined ? "–" : CLOCK.format(at);
}

/** 14:03:07.123: events of one second are told apart. */
export function clockMillis(at: number | undefined): string {
  return at === undefined ? "–" : `${CLOCK.format(at)}.${String(Math.floor(at) % 1000).padStart(3, "0")}`;
}

/** Time of day today, with the day when it was another. */
export function moment(at: number | undefined, now = Date.now()): string {
  if (at === undefined) return "–";
  return DAY.format(at) === DAY.format(now) ? CLOCK.format(at) : `${DAY.format(at)} ${SHORT.format(at)}`;
}

/** "12 s ago"; the exact time belongs in the title beside it. */
export function ago(at: number | undefined, now = Date.now()): string {
  if (at === undefined) return "–";
  const past = Math.max(0, Math.round((now - at) / 1000));
  return past < 2 ? "now" : `${seconds(past)} ago`;
}

/** The exact time, for titles and exports. */
export function exact(at: number | undefined): string {
  return at === undefined ? "" : new Date(at).toISOString();
}
