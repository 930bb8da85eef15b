import type { LiveEvent, Outcome } from "../../../main/web/dashboard/src/api/types";
import { hex, random, uuid } from "./random";
import { CAUSES } from "./causes";

const PAGES = ["/", "/catalogue.html", "/product.html?sku=boots-01", "/product.html?sku=lamp-02", "/cart.html", "/checkout.html", "/break.html"];
const NAMES: [string, string][] = [
  ["page_view", "iglu:com.snowplowanalytics.snowplow/page_view/jsonschema/1-0-0"],
  ["page_ping", "iglu:com.snowplowanalytics.snowplow/page_ping/jsonschema/1-0-0"],
  ["link_click", "iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1"],
  ["add_to_cart", "iglu:com.example_company/add_to_cart/jsonschema/1-0-0"],
  ["mouse_move", "iglu:com.example_company/mouse_move/jsonschema/1-0-0"],
  ["snowplow_ecommerce_action", "iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2"],
  ["focus_form", "iglu:com.snowplowanalytics.snowplow/focus_form/jsonschema/1-0-0"],
];
const COUNTRIES = ["DE", "DE", "FR", "US", "NL", "SE", "JP"];

/** Events as the ring has them, oldest first. */
export function eventsUpTo(now: number, howMany: number, seed = 8): LiveEvent[] {
  const next = random(seed);
  const users = Array.from({ length: 40 }, () => hex(next, 8));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  let at = now - howMany * 700;
  return Array.from({ length: howMany }, (_, seq) => {
    at += 200 + next() * 1000;
    const dice = next();
    const outcome: Outcome = dice < 0.06 ? "bad" : dice < 0.08 ? "failed" : seq > howMany - 4 ? "good" : "row";
    const [event, schema] = pick(NAMES);
    const base: LiveEvent = {
      id: uuid(next),
      seq: seq + 1,
      at: Math.min(at, now),
      outcome,
      app: next() < 0.8 ? "shop" : "help-centre",
      platform: next() < 0.9 ? "web" : "mob",
      event,
      schema,
      user: pick(users),
      page: `http://localhost:8090${pick(PAGES)}`,
      country: pick(COUNTRIES),
      entities: Math.floor(next() * 4),
      millis: Math.round(8 + next() * next() * 190),
      place: `snowplow_json_event-${Math.floor(next() * 3)}@${41_000 + seq}`,
    };
    if (outcome !== "bad") return base;
    const cause = pick(CAUSES);
    return { ...base, kind: cause.type, reason: cause.message, group: cause.group, place: `snowplow_parsed_bad-0@${900 + seq}` };
  });
}

/** The filters of the API, as far as screens need them. */
export function matches(event: LiveEvent, query: URLSearchParams): boolean {
  const has = (name: "outcome" | "app" | "event" | "schema" | "user"): boolean => {
    const wanted = query.get(name);
    return !wanted || (event[name] ?? "").toLowerCase().includes(wanted.toLowerCase());
  };
  const text = query.get("text")?.toLowerCase();
  return has("outcome") && has("app") && has("event") && has("schema") && has("user") && (!text || JSON.stringify(event).toLowerCase().includes(text));
}
