import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask } from "../api/client";
import type { EventPage, LiveEvent } from "../api/types";
import { count, rate } from "../format/numbers";
import { exact } from "../format/times";
import { Filter, Segments } from "../parts/choice";
import { Exports } from "../parts/exports";
import { useKeys } from "../parts/keys";
import { setQuery } from "../route/place";
import { Drawer } from "./drawer";
import { EMPTY, KEPT, older, pace, release, settle, take, type Feed } from "./feed";
import { Line } from "./row";
import { listen, type Connection } from "./source";
import { lineSlots, visible } from "./visible";

const OUTCOMES = [
  ["", "All"],
  ["good", "Good"],
  ["row", "In Postgres"],
  ["duplicate", "Duplicate"],
  ["failed", "Failed"],
  ["bad", "Bad"],
] as const;
const FILTERS = ["outcome", "app", "event", "schema", "user", "text"] as const;
const HEADS = ["Time", "Outcome", "App", "Platform", "Event", "User", "Page or reason", "Country", "Entities", "To here"];
const TITLES: Record<string, string> = { "To here": "From the collector to the last topic seen" };

/** Events as they happen. */
export function LiveScreen({ query }: { query: URLSearchParams }) {
  const filters = useMemo(() => pick(query), [query.toString()]);
  const [feed, setFeed] = useState<Feed>(EMPTY);
  const [connection, setConnection] = useState<Connection>({ open: false, oneIn: 1, missed: 0 });
  const [paused, setPaused] = useState(false);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const [chosen, setChosen] = useState<number>();
  const [open, setOpen] = useState<LiveEvent>();
  const list = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();

  // who reads further down must not see lines run away
  const resting = useRef(paused);
  resting.current = paused;
  const held = (): boolean => resting.current || (list.current?.scrollTop ?? 0) > rowHeight / 2;

  useEffect(() => {
    setFeed(EMPTY);
    setChosen(undefined);
    // who asks for what an event becomes only later learns of it only then
    const late = /outcome=(row|duplicate)/.test(filters);
    return listen(filters, {
      events: (events) => setFeed((now) => take(now, events, held())),
      outcomes: (events) => setFeed((now) => (late ? take(now, events, held()) : settle(now, events))),
      state: setConnection,
    });
  }, [filters]);

  const toTop = useCallback(() => {
    list.current?.scrollTo({ top: 0 });
    setScroll((now) => ({ ...now, top: 0 }));
    setFeed(release);
    setChosen(undefined);
  }, []);
  const pause = (): void => {
    resting.current = !paused;
    setPaused(!paused);
    if (!held()) setFeed(release);
  };
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(feed.rows.length - 1, chosen === undefined ? 0 : chosen + step));
    if (!paused) setPaused(true);
    setChosen(next);
    keepInView(list.current, next, rowHeight);
    if (open && feed.rows[next]) setOpen(feed.rows[next]);
  };
  useKeys({
    " ": pause,
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => chosen !== undefined && setOpen(feed.rows[chosen]),
    g: toTop,
    Escape: () => setOpen(undefined),
  });

  const asked = useRef(false);
  const scrolled = (): void => {
    const box = list.current!;
    // what is painted around the view covers half of these steps
    const top = box.scrollTop - (box.scrollTop % (4 * rowHeight));
    setScroll((now) => (now.top === top && now.height === box.clientHeight ? now : { top, height: box.clientHeight }));
    if (feed.waiting.length > 0 && !held()) setFeed(release);
    const last = feed.rows[feed.rows.length - 1];
    if (box.scrollTop + box.clientHeight < box.scrollHeight - 400 || asked.current || !last || feed.rows.length >= KEPT) return;
    asked.current = true;
    ask<EventPage>(`events?${filters && `${filters}&`}before=${last.seq}&limit=500`)
      .then(({ events }) => {
        setFeed((now) => older(now, events));
        // an empty answer is the end; asking again would only repeat it
        asked.current = events.length === 0;
      })
      .catch(() => (asked.current = false));
  };
  useEffect(() => {
    asked.current = false;
    const box = list.current;
    if (!box) return;
    const resized = new ResizeObserver(() => setScroll({ top: box.scrollTop, height: box.clientHeight }));
    resized.observe(box);
    return () => resized.disconnect();
  }, [filters]);

  const { from, to } = visible(scroll.top, scroll.height, rowHeight, feed.rows.length);
  // lines that leave the view come back as others: to fill one anew costs less than to make one
  const slots = lineSlots(scroll.height, rowHeight);
  const lists = useMemo(() => ({ app: known(feed.rows, "app"), event: known(feed.rows, "event"), schema: known(feed.rows, "schema") }), [feed.rows]);
  const waiting = feed.waiting.length + feed.skipped;
  return (
    <div class="fills">
      <div class="head">
        <h1>Live</h1>
        <span class={`state ${connection.open ? "ready" : "away"}`} role="status">
          {connection.open ? "connected" : "not connected, trying again"}
        </span>
        {connection.oneIn > 1 && <span class="pill failed">showing 1 in {connection.oneIn}</span>}
        {connection.missed > 0 && (
          <span class="pill failed" title="The stream came faster than this page took it; older events can be had by scrolling down">
            {count(connection.missed)} left out
          </span>
        )}
        <span class="grow" />
        <button type="button" class={`button ${paused ? "main" : ""}`} onClick={pause} aria-pressed={paused}>
          {paused ? `Go on${waiting > 0 ? ` (${count(waiting)} new)` : ""}` : "Pause"} <kbd>space</kbd>
        </button>
      </div>
      <div class="filters">
        <Segments name="outcome" label="Outcome" value={query.get("outcome") ?? ""} options={OUTCOMES} />
        <Filter name="app" label="App" value={query.get("app") ?? ""} list={lists.app} />
        <Filter name="event" label="Event" value={query.get("event") ?? ""} list={lists.event} />
        <Filter name="schema" label="Schema" value={query.get("schema") ?? ""} list={lists.schema} />
        <Filter name="user" label="User" value={query.get("user") ?? ""} />
        <Filter name="text" label="Any text" value={query.get("text") ?? ""} wide />
        {filters && (
          <button type="button" class="button plain" onClick={() => setQuery(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}>
            Clear
          </button>
        )}
      </div>
      <section class="card live">
        <div class="grid-head" aria-hidden="true">
          {HEADS.map((head, at) => (
            <span key={head} class={`${head.toLowerCase()} ${at > 7 ? "num" : ""}`} title={TITLES[head]}>
              {head}
            </span>
          ))}
        </div>
        <div
          class="window"
          ref={list}
          role={feed.rows.length > 0 ? "listbox" : "region"}
          aria-label="Events, newest first"
          aria-activedescendant={chosen !== undefined && feed.rows[chosen] ? `live-${feed.rows[chosen].seq}` : undefined}
          tabIndex={0}
          onScroll={scrolled}
        >
          <div role="presentation" style={{ height: `${feed.rows.length * rowHeight}px` }} />
          {feed.rows.slice(from, to).map((event, at) => (
            <Line key={(from + at) % slots} event={event} top={(from + at) * rowHeight} selected={from + at === chosen} open={(it) => (setChosen(feed.rows.indexOf(it)), setOpen(it))} />
          ))}
          {feed.rows.length === 0 && (
            <div class="empty" role="presentation">
              <p>{filters ? "No event of the last ones fits these filters; new ones will appear here." : "Waiting for the first event. Click around on the demo site, or run: freshet send"}</p>
            </div>
          )}
        </div>
        {waiting > 0 && !paused && (
          <button type="button" class="button main newer" onClick={toTop}>
            ↑ {count(waiting)} new
          </button>
        )}
        <div class="status">
          <span>
            {count(feed.rows.length)} shown{feed.rows.length >= KEPT && ", older ones fall off"}
          </span>
          <Pace rows={feed.waiting.length > 0 ? feed.waiting : feed.rows} oneIn={connection.oneIn} />
          <span class="grow" />
          <Exports name="live" path={`events?${filters && `${filters}&`}limit=1000&format=csv`} header={COLUMNS} rows={() => feed.rows.map(cells)} />
        </div>
      </section>
      {open && <Drawer event={open} close={() => setOpen(undefined)} />}
    </div>
  );
}

/** Counted anew every second, so that it falls when nothing comes. */
function Pace({ rows, oneIn }: { rows: readonly LiveEvent[]; oneIn: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span>
      {oneIn > 1 && "about "}
      {rate(pace(rows, now) * oneIn)} / s
    </span>
  );
}

const COLUMNS = ["at", "outcome", "id", "app", "platform", "event", "schema", "user", "page", "country", "entities", "millis", "place", "kind", "reason", "group"];

function cells(event: LiveEvent) {
  return COLUMNS.map((name) => (name === "at" ? exact(event.at) : event[name as keyof LiveEvent]));
}

function pick(query: URLSearchParams): string {
  const picked = new URLSearchParams();
  for (const name of FILTERS) {
    const value = query.get(name);
    if (value) picked.set(name, value);
  }
  return picked.toString();
}

function known(rows: readonly LiveEvent[], field: "app" | "event" | "schema"): string[] {
  const found = new Set<string>();
  for (const event of rows.slice(0, 500)) if (event[field]) found.add(event[field]);
  return [...found].sort().slice(0, 50);
}

function keepInView(list: HTMLElement | null, row: number, height: number): void {
  if (!list) return;
  const top = row * height;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTop = top + height - list.clientHeight;
}

/** Two lines a row on small screens, as the style sheet has it. */
function useRowHeight(): number {
  const [narrow, setNarrow] = useState(() => matchMedia("(max-width: 860px)").matches);
  useEffect(() => {
    const media = matchMedia("(max-width: 860px)");
    const changed = (): void => setNarrow(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, []);
  return narrow ? 54 : 32;
}
