import type { BadGroup, Cause } from "../../../main/web/dashboard/src/api/types";
import { random, uuid } from "./random";

const ADD_TO_CART = "iglu:com.example_company/add_to_cart/jsonschema/1-0-0";

const KINDS: Pick<Cause, "type" | "schema" | "path" | "keyword" | "message" | "fix" | "title">[] = [
  {
    type: "schema_violations",
    schema: ADD_TO_CART,
    path: "$.price",
    keyword: "type",
    title: "price is text where add_to_cart wants a number",
    message: "$.price: string found, number expected",
    fix: "Send price as a number: 24.5 instead of \"24.5\". If prices really are text, add a REVISION of the schema that allows it.",
  },
  {
    type: "schema_violations",
    schema: ADD_TO_CART,
    path: "$.sku",
    keyword: "required",
    title: "add_to_cart comes without sku",
    message: "$: required property 'sku' not found",
    fix: "Send sku with each add_to_cart, or make it optional in version 1-0-1.",
  },
  {
    type: "schema_violations",
    schema: "iglu:com.acme/checkout_step/jsonschema/1-0-0",
    title: "No registry has com.acme/checkout_step 1-0-0",
    message: "ResolutionError: iglu:com.acme/checkout_step/jsonschema/1-0-0 not found in Iglu Central, iglu-schemas",
    fix: "Put the schema into iglu-schemas/schemas/com.acme/checkout_step/jsonschema/1-0-0, or correct the name in the tracker.",
  },
  {
    type: "tracker_protocol_violations",
    path: "/e",
    title: "The event type e=zz is unknown",
    message: "e: 'zz' is none of pv, pp, se, ue, tr, ti, ad",
    fix: "Use a tracker's method instead of a request made by hand; e is one of pv, pp, se, ue, tr, ti.",
  },
  {
    type: "enrichment_failures",
    path: "/page_urlhost",
    title: "page_urlhost is longer than 255 characters",
    message: "page_urlhost: 301 characters, at most 255 allowed",
    fix: "Shorten the value in the tracker, or set acceptInvalid to keep the event with the value cut.",
  },
  {
    type: "adapter_failures",
    title: "No adapter takes com.nobody/v9",
    message: "Payload with vendor com.nobody and version v9 not supported by this version of Freshet",
    fix: "Correct the path: trackers post to /com.snowplowanalytics.snowplow/tp2.",
  },
];

function trend(seed: number, peak: number): number[] {
  const next = random(seed);
  return Array.from({ length: 60 }, (_, at) => Math.round(next() * next() * peak * (at > 40 ? 1 : 0.35)));
}

const start = Date.now();
export const CAUSES: Cause[] = KINDS.map((kind, at) => {
  const counts = trend(at + 3, 14 - 2 * at);
  return {
    ...kind,
    group: (0xa41c0de0 + at).toString(16).repeat(2),
    app: at === 4 ? "help-centre" : "shop",
    tracker: "js-4.6.8",
    count: counts.reduce((sum, one) => sum + one, 0),
    firstAt: start - 3_480_000 + at * 60_000,
    lastAt: start - at * 21_000,
    users: 12 - at,
    trend: counts,
  };
}).sort((a, b) => b.count - a.count);

export const ADD_TO_CART_SCHEMA = {
  $schema: "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
  description: "A product was put into the cart",
  self: { vendor: "com.example_company", name: "add_to_cart", format: "jsonschema", version: "1-0-0" },
  type: "object",
  properties: {
    sku: { type: "string", maxLength: 64, description: "What the shop calls it" },
    quantity: { type: "integer", minimum: 1, maximum: 999 },
    price: { type: "number", minimum: 0, maximum: 100000 },
    currency: { type: ["string", "null"], enum: ["EUR", "USD", null] },
  },
  required: ["sku", "quantity", "price"],
  additionalProperties: false,
};

export function groupOf(id: string): BadGroup | undefined {
  const cause = CAUSES.find(({ group }) => group === id);
  if (!cause) return undefined;
  const next = random(41);
  const ours = cause.schema === ADD_TO_CART;
  return {
    cause,
    schema: ours ? ADD_TO_CART_SCHEMA : undefined,
    samples: Array.from({ length: 20 }, (_, at) => {
      const data = cause.keyword === "required" ? { quantity: 2, price: 24.5 } : { sku: "boots-01", quantity: 1 + (at % 3), price: "129.00" };
      return {
        at: cause.lastAt - at * 17_000,
        place: `snowplow_parsed_bad-${at % 3}@${1200 - at}`,
        id: uuid(next),
        payload: {
          enriched: { app_id: cause.app, platform: "web", event: "unstruct", page_url: "http://localhost:8090/product.html?sku=boots-01", user_ipaddress: "203.0.113.x" },
          raw: {
            vendor: "com.snowplowanalytics.snowplow",
            version: "tp2",
            parameters: [
              { name: "e", value: "ue" },
              { name: "aid", value: cause.app },
            ],
          },
          unstruct_event: { schema: cause.schema ?? ADD_TO_CART, data },
          contexts: [{ schema: "iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0", data: { id: uuid(next) } }],
        },
        explain: [
          {
            path: cause.path,
            expected: cause.keyword === "required" ? "a property sku" : cause.keyword === "type" ? "a number" : cause.message,
            actual: cause.keyword === "type" ? "\"129.00\" (string)" : undefined,
            schema: cause.schema,
            fix: cause.fix,
          },
        ],
        passesNow: at % 7 === 6 ? null : at % 5 === 4,
      };
    }),
  };
}
