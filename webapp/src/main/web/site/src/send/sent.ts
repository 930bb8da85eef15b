import type { Fate } from "../panel/fates";
import { keep, kept } from "../shop/kept";

/** One event or request, as it left this browser. */
export interface Sent {
  /** Its event_id; of a request without an event, the id in its query string. */
  id: string;
  name: string;
  /** When it left, epoch milliseconds. */
  at: number;
  /** Tracker parameters of an event, or the beginning of a request's body. */
  payload: Record<string, unknown> | string;
  /** What was last heard of it. */
  fate?: Fate;
}

const KEY = "shop.sent";
const KEPT = 60;
const LONGEST_TEXT = 2000;
const NAMES: Record<string, string> = { pv: "page_view", pp: "page_ping", se: "struct", ue: "self-describing" };

type Listener = (sent: readonly Sent[]) => void;

/** The last events that left this tab, newest first; outlives a change of page, but not the tab. */
export class SentBook {
  private sent: Sent[] = kept<Sent[]>(KEY, sessionStorage) ?? [];
  private readonly listeners: Listener[] = [];

  note(sent: Sent): void {
    const short = { ...sent, payload: shortened(sent.payload) };
    this.sent = [short, ...this.sent.filter(({ id }) => id !== sent.id)].slice(0, KEPT);
    keep(KEY, this.sent, sessionStorage);
    for (const listener of this.listeners) listener(this.sent);
  }

  /** Keeps what became of those that left this tab. */
  learn(fates: readonly Fate[]): void {
    const news = new Map(fates.map((fate) => [fate.id, fate]));
    if (!this.sent.some(({ id }) => news.has(id))) return;
    this.sent = this.sent.map((sent) => ({ ...sent, ...(news.has(sent.id) && { fate: news.get(sent.id) }) }));
    keep(KEY, this.sent, sessionStorage);
  }

  /** The ids of those that have not ended. */
  open(): string[] {
    return this.sent.filter(({ fate }) => fate === undefined || fate.outcome === "good").map(({ id }) => id);
  }

  /** Tells what is known now, and each change. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
    listener(this.sent);
  }
}

/** An event of the tracker protocol. */
export function sentEvent(payload: Record<string, unknown>): Sent {
  return { id: String(payload["eid"]), name: nameOf(payload), at: Date.now(), payload };
}

/** What an event is called: by its schema where it has one. */
export function nameOf(payload: Record<string, unknown>): string {
  const inner = readable(payload)["ue"] as { data?: { schema?: unknown } } | undefined;
  const schema = inner?.data?.schema;
  if (typeof schema === "string") return schema.split("/")[1] ?? schema;
  const type = String(payload["e"] ?? "event");
  return NAMES[type] ?? type;
}

/** The parameters with what they hold in base64 or as JSON text taken out, so that people can read it. */
export function readable(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      if (name === "ue_px" || name === "cx") return [name.slice(0, 2) === "ue" ? "ue" : "co", json(decoded(value)) ?? value];
      if (name === "ue_pr" || name === "co") return [name === "co" ? "co" : "ue", json(value) ?? value];
      return [name, value];
    }),
  );
}

function decoded(base64: string): string {
  try {
    const bytes = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
  } catch {
    return "";
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function shortened(payload: Sent["payload"]): Sent["payload"] {
  if (typeof payload === "string") return shortText(payload);
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, typeof value === "string" ? shortText(value, name) : value]),
  );
}

function shortText(text: string, name = ""): string {
  // base64 that is cut cannot be read, and the tracker's own is short
  const longest = ["ue_px", "cx"].includes(name) ? 10 * LONGEST_TEXT : LONGEST_TEXT;
  return text.length <= longest ? text : `${text.slice(0, longest)} … (${text.length.toLocaleString("en")} characters)`;
}
