import type { EventDetail, LiveEvent, Rerun } from "../../../main/web/dashboard/src/api/types";
import { groupOf } from "./causes";

const GROUPS = ["Application", "Date/time", "Event", "User", "Page", "Location"];

/** All that is known of an event. */
export function detail(event: LiveEvent): EventDetail {
  const { id, at, outcome } = event;
  const bad = outcome === "bad" ? groupOf(event.group ?? "") : undefined;
  const data = { sku: "boots-01", quantity: 2, price: 129.5, currency: "EUR" };
  const self = { schema: "iglu:com.example_company/add_to_cart/jsonschema/1-0-0", data };
  const entities = [
    { schema: "iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0", data: { id: "7f7c1c0e-1b64-4f2f-8f0a-3d1f0b3f0c11" } },
    { schema: "iglu:com.example_company/product/jsonschema/1-0-0", data: { sku: "boots-01", name: "Hiking boots", category: "shoes", price: 129.5, currency: "EUR" } },
  ];
  const named: [string, unknown][] = [
    ["app_id", event.app],
    ["platform", event.platform],
    ["event_name", event.event],
    ["event_id", id],
    ["collector_tstamp", new Date(at).toISOString()],
    ["domain_userid", event.user],
    ["page_url", event.page],
    ["geo_country", event.country],
    ["useragent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140"],
    ["v_tracker", "js-4.6.8"],
  ];
  const empty = Array.from({ length: 121 }, (_, index): [string, unknown] => [`field_${index}`, null]);
  const place = { partition: 1, topic: "" };
  return {
    id,
    outcome,
    header: { deviceCreatedAt: at - 42, deviceSentAt: at - 31, collectorAt: at, derivedAt: at - 11, enrichedAt: at + 9, loadedAt: outcome === "row" ? at + 61 : undefined },
    lineage: [
      { ...place, stage: "raw", topic: "snowplow_raw_good", offset: 41_201, at },
      ...(bad
        ? [{ ...place, stage: "bad", topic: "snowplow_parsed_bad", offset: 1200, at: at + 8, millisAfter: 8 }]
        : [
            { ...place, stage: "good", topic: "snowplow_parsed_good", offset: 40_988, at: at + 9, millisAfter: 9 },
            { ...place, stage: "json", topic: "snowplow_json_event", offset: 40_988, at: at + 14, millisAfter: 5 },
          ]),
      ...(outcome === "row" ? [{ stage: "row", table: "atomic.events", at: at + 61, millisAfter: 47 }] : []),
    ],
    request: {
      method: "POST",
      path: "/com.snowplowanalytics.snowplow/tp2",
      query: [],
      headers: [["Host", "localhost:8080"], ["Content-Type", "application/json"], ["Referer", "http://localhost:8090/"]],
      cookieNames: ["sp"],
      ip: "203.0.113.x",
      contentType: "application/json; charset=UTF-8",
      bodyBytes: 1833,
      userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/140",
    },
    parameters: [
      { name: "e", field: "event", value: "ue" },
      { name: "aid", field: "app_id", value: event.app },
      { name: "ue_px", field: "unstruct_event", value: JSON.stringify(self) },
    ],
    fields: bad ? undefined : [...named, ...empty].map(([name, value], index) => ({ name, value, group: GROUPS[index % GROUPS.length] })),
    entities,
    self,
    json: bad ? undefined : Object.fromEntries(named),
    tsv: bad ? undefined : named.map(([, value]) => String(value)).join("\t"),
    rows: outcome === "row" ? [{ table: "atomic.events", row: Object.fromEntries(named) }, { table: "atomic.com_example_company_add_to_cart_1", row: data }] : [],
    enrichments: [
      { name: "campaign_attribution", state: "nothing", fields: [], millis: 0 },
      { name: "ua_parser_config", state: "ran", fields: ["br_name", "os_name"], asset: "regexes.yaml 2026-10-02", millis: 2 },
      { name: "ip_lookups", state: "ran", fields: ["geo_country", "geo_city"], asset: "GeoLite2-City.mmdb", millis: 1 },
    ],
    badRow: bad ? { schema: "iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-0", data: { failure: bad.cause.message }, cause: bad.cause, explain: bad.samples[0]!.explain } : undefined,
    rerun: { possible: true },
    snippets: { curl: `curl 'http://localhost:8090/api/v1/events/${id}'`, sql: `SELECT * FROM atomic.events WHERE event_id = '${id}';`, kcat: "kcat -C -b 127.0.0.1:9092 -t snowplow_json_event -p 1 -o 40988 -c 1", fixture: JSON.stringify({ id, request: { path: "/i" } }) },
  };
}

/** What it would become now. */
export function rerun(event: LiveEvent): Rerun {
  const { enrichments = [], badRow, id } = detail(event);
  return {
    id,
    now: badRow ? "bad" : "good",
    enrichments: [...enrichments.map((one) => ({ ...one, configured: true })), { name: "page_url", state: "ran", configured: false, fields: ["page_urlhost"], millis: 0.012 }],
    differences: badRow ? undefined : [{ field: "geo_city", stored: "Reykjavík", now: "Kópavogur" }, { field: "ip_isp", now: "Example Net" }],
    badRow,
  };
}
