import { API, ask } from "../api/client";
import type { EventPage, LiveEvent } from "../api/types";

export interface Listener {
  events: (events: LiveEvent[]) => void;
  /** What became of events that were told before, and of some that were not. */
  outcomes: (events: LiveEvent[]) => void;
  state: (state: Connection) => void;
}

export interface Connection {
  open: boolean;
  /** One in so many is shown; 1 means all. */
  oneIn: number;
  /** So many were not sent because this page was too slow to take them. */
  missed: number;
}

// The list is painted so often and not with each event: a burst costs one render.
const GATHER_MILLIS = 200;
const RETRY_MILLIS = 3000;

/** Listens to the stream of events until it is told to stop. Broken connections come back with what was missed. */
export function listen(filters: string, listener: Listener): () => void {
  let source: EventSource | undefined;
  let gathered: LiveEvent[] = [];
  let changed: LiveEvent[] = [];
  let timer: number | undefined;
  let retry: number | undefined;
  let stopped = false;
  const connection: Connection = { open: false, oneIn: 1, missed: 0 };

  const say = (changes: Partial<Connection>): void => listener.state({ ...Object.assign(connection, changes) });
  const flush = (): void => {
    timer = undefined;
    const events = gathered;
    const outcomes = changed;
    gathered = [];
    changed = [];
    if (stopped) return;
    if (events.length > 0) listener.events(events);
    if (outcomes.length > 0) listener.outcomes(outcomes);
  };
  const soon = (): void => void (timer ??= window.setTimeout(flush, GATHER_MILLIS));
  const gather = (events: LiveEvent[]): void => {
    gathered.push(...events);
    soon();
  };
  const connect = (): void => {
    source = new EventSource(`${API}/live${filters && `?${filters}`}`);
    source.addEventListener("hello", () => {
      say({ open: true });
      // asked for once the stream is open: what happens between both answers is told twice, not never
      ask<EventPage>(`events?${filters && `${filters}&`}limit=200`).then(({ events }) => gather(events), () => {});
    });
    source.addEventListener("event", (message) => {
      const event = read<LiveEvent>(message);
      if (event) gather([event]);
    });
    source.addEventListener("outcome", (message) => {
      const event = read<LiveEvent>(message);
      if (!event) return;
      changed.push(event);
      soon();
    });
    source.addEventListener("sampled", (message) => {
      const said = read<{ shown: number; of: number; missed?: number }>(message);
      if (!said) return;
      say({ oneIn: Math.max(1, Math.round(said.of / Math.max(said.shown, 1))), missed: connection.missed + (said.missed ?? 0) });
    });
    source.onerror = () => {
      say({ open: false });
      if (source?.readyState !== EventSource.CLOSED || stopped) return;
      // refused, not merely interrupted: the browser would not try again
      retry = window.setTimeout(connect, RETRY_MILLIS);
    };
  };
  connect();
  return () => {
    stopped = true;
    source?.close();
    window.clearTimeout(timer);
    window.clearTimeout(retry);
  };
}

function read<T>(message: MessageEvent<string>): T | undefined {
  try {
    return JSON.parse(message.data) as T;
  } catch {
    return undefined;
  }
}
