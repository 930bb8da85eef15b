import type { LiveEvent } from "../../../main/web/dashboard/src/api/types";
import { DIFF, overview, pipeline, schema, SCHEMAS, SETTINGS, traffic } from "./answers";
import { CAUSES, groupOf } from "./causes";
import { detail, rerun } from "./event";
import { eventsUpTo, matches } from "./events";
import OPENAPI from "../../../main/resources/io/freshet/webapp/api/openapi.json";

let ring: LiveEvent[] = eventsUpTo(Date.now(), 6000);

/** Events that happened since the last look. */
export function happen(howMany: number): LiveEvent[] {
  const last = ring[ring.length - 1]!.seq;
  const fresh = eventsUpTo(Date.now(), howMany, last).map((event, at) => ({ ...event, seq: last + at + 1, at: Date.now() }));
  ring = [...ring, ...fresh].slice(-10_000);
  return fresh;
}

/** What the API answers to a path below /api/v1; absent where nothing is. */
export function answer(path: string, query: URLSearchParams, body?: unknown): unknown {
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  switch (parts[0]) {
    case "overview":
      return overview(query.get("window") ?? "15m");
    case "events": {
      if (parts[1]) {
        const found = ring.find(({ id }) => id === parts[1]);
        return found && (parts[2] === "rerun" ? rerun(found) : detail(found));
      }
      const before = Number(query.get("before") ?? Infinity);
      const events = ring.filter((event) => event.seq < before && matches(event, query)).reverse();
      return { events: events.slice(0, Number(query.get("limit") ?? 200)) };
    }
    case "bad": {
      if (parts[1]) return groupOf(parts[1]);
      const groups = CAUSES.filter((cause) => ["type", "app", "schema"].every((name) => (cause[name as "type"] ?? "").includes(query.get(name) ?? "")) && JSON.stringify(cause).includes(query.get("text") ?? ""));
      return { total: groups.reduce((sum, { count }) => sum + count, 0), groups, other: 0 };
    }
    case "schemas":
      if (parts[1] === "diff") return DIFF;
      if (parts[1] === "validate") return validate(body);
      return parts.length === 5 ? schema(parts.slice(1)) : SCHEMAS;
    case "traffic":
      return traffic(query.get("range") ?? "24h");
    case "pipeline":
      return pipeline();
    case "settings":
      return SETTINGS;
    case "search":
      return { hits: search(query.get("q") ?? "") };
    case "openapi.json":
      return OPENAPI;
    default:
      return undefined;
  }
}

function validate(body: unknown): unknown {
  const data = (body as { data?: { price?: unknown } } | undefined)?.data;
  return typeof data?.price === "number"
    ? { valid: true, errors: [] }
    : { valid: false, errors: [{ path: "$.price", message: "number expected", keyword: "type", fix: "Send price as a number." }] };
}

function search(text: string): unknown[] {
  const events = ring.filter(({ id, user }) => id.startsWith(text) || user === text).slice(-5);
  return [
    ...events.map((event) => ({ kind: "event", id: event.id, title: `${event.event} of ${event.app}, ${event.id}`, url: `/dashboard/events/${event.id}` })),
    ...CAUSES.filter(({ group, title }) => group.startsWith(text) || title.includes(text)).map(({ group, title }) => ({ kind: "group", id: group, title, url: `/dashboard/bad/${group}` })),
  ];
}
