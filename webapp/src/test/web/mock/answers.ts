import type { Overview, PipelineState, SchemaDetail, SchemaDiff, SchemaTree, Settings, Traffic } from "../../../main/web/dashboard/src/api/types";
import { ADD_TO_CART_SCHEMA, CAUSES } from "./causes";
import { random } from "./random";

const STEPS: Record<string, [number, number]> = { "15m": [60, 15], "1h": [60, 60], "24h": [900, 96] };

export function overview(window: string): Overview {
  const now = Date.now();
  const [minimum, steps] = STEPS[window] ?? STEPS["15m"]!;
  const step = window === "15m" ? 15 : minimum;
  const howMany = window === "15m" ? 60 : steps;
  const next = random(21);
  const wave = (scale: number, share: number) =>
    Array.from({ length: howMany }, (_, at) => Math.round(scale * share * (0.75 + 0.25 * Math.sin(at / 7) + 0.3 * next())));
  const good = wave(step * 14, 1);
  const failed = wave(step * 14, 0.02);
  const bad = wave(step * 14, 0.05).map((one, at) => (at > howMany * 0.7 && at < howMany * 0.78 ? one * 4 : one));
  const sum = (counts: number[]): number => counts.reduce((total, one) => total + one, 0);
  const [goods, bads] = [sum(good), sum(bad)];
  const received = goods + bads + 12 + 31 + 4;
  const stage = (name: string, more: object) => ({ name, state: "ready" as const, perSecond: 14.2, lagSeconds: 0, lagRecords: 0, p50Millis: 3, p99Millis: 11, ...more });
  return {
    at: now,
    window,
    history: { read: 1 },
    ledger: { received, good: goods, failed: sum(failed), bad: bads, dropped: 12, duplicate: 31, inFlight: 4, difference: 0 },
    stages: [
      stage("collector", { lagSeconds: undefined, p50Millis: 2, p99Millis: 9, ledger: { in: received, good: received - 12, bad: 0, refused: 12, difference: 0 } }),
      stage("enricher", { p50Millis: 7, p99Millis: 38, ledger: { in: received - 12, good: goods + 31, bad: bads, inFlight: 4, difference: 0 } }),
      stage("events-processor", { p50Millis: 4, p99Millis: 16, ledger: { in: goods + 31, good: goods + 31, bad: 0, difference: 0 } }),
      stage("loader-pg", { lagSeconds: 0.4, p50Millis: 41, p99Millis: 180, ledger: { in: goods + 31, good: goods, bad: 0, duplicate: 31, difference: 0 } }),
      stage("postgres", { lagSeconds: undefined, p50Millis: undefined, p99Millis: undefined, ledger: { in: goods, good: goods, bad: 0, difference: 0 } }),
    ],
    chart: { fromAt: now - howMany * step * 1000, stepSeconds: step, good, failed, bad },
    topEvents: [
      { name: "page_ping", count: Math.round(goods * 0.41) },
      { name: "page_view", count: Math.round(goods * 0.27) },
      { name: "link_click", count: Math.round(goods * 0.16) },
      { name: "mouse_move", count: Math.round(goods * 0.1) },
      { name: "add_to_cart", count: Math.round(goods * 0.06) },
    ],
    topCauses: CAUSES.slice(0, 5),
    markers: [{ at: now - howMany * step * 350, kind: "config", text: "enricher 3f9a1c → 7be20d" }],
  };
}

export const SCHEMAS: SchemaTree = {
  vendors: [
    {
      vendor: "com.example_company",
      schemas: [
        { name: "add_to_cart", versions: ["1-0-0", "1-0-1"], seen: 1204, bad: 97, lastAt: Date.now() - 4000 },
        { name: "mouse_move", versions: ["1-0-0"], seen: 2210, bad: 0, lastAt: Date.now() - 1000 },
        { name: "product", versions: ["1-0-0"], seen: 3414, bad: 0, lastAt: Date.now() - 1000 },
      ],
    },
    {
      vendor: "com.snowplowanalytics.snowplow",
      schemas: [
        { name: "link_click", versions: ["1-0-0", "1-0-1"], seen: 1902, bad: 0, lastAt: Date.now() - 9000 },
        { name: "web_page", versions: ["1-0-0"], seen: 12_033, bad: 0, lastAt: Date.now() - 1000 },
        ...["change_form", "focus_form", "submit_form", "site_search", "social_interaction", "timing", "screen_view"].map((name) => ({ name, versions: ["1-0-0"] })),
      ],
    },
  ],
};

export function schema(parts: string[]): SchemaDetail {
  const uri = `iglu:${parts.join("/")}`;
  return {
    uri,
    schema: ADD_TO_CART_SCHEMA,
    fields: [
      { path: "sku", type: "string", required: true, constraints: "at most 64 characters", description: "What the shop calls it" },
      { path: "quantity", type: "integer", required: true, constraints: "1 to 999" },
      { path: "price", type: "number", required: true, constraints: "0 to 100000" },
      { path: "currency", type: "string, null", required: false, constraints: "EUR, USD" },
    ],
    columns: [
      { column: "sku", type: "varchar(64)", nullable: false },
      { column: "quantity", type: "smallint", nullable: false },
      { column: "price", type: "double precision", nullable: false },
      { column: "currency", type: "varchar(3)", nullable: true },
    ],
    table: "atomic.com_example_company_add_to_cart_1",
    exists: true,
    rows: 1107,
    versions: ["1-0-0", "1-0-1"],
    seen: 1204,
    bad: 97,
  };
}

export const DIFF: SchemaDiff = {
  bump: "ADDITION",
  changes: [
    { path: "coupon", kind: "field added", to: { type: ["string", "null"] }, breaking: false },
    { path: "quantity", kind: "maximum raised", from: 99, to: 999, breaking: false },
  ],
};

export function traffic(range: string): Traffic {
  const next = random(5);
  const pageViews = Array.from({ length: 48 }, (_, at) => Math.round(40 * (1 + Math.sin((at - 12) / 7.6)) + 12 * next()));
  const row = (name: string, views: number) => ({ name, views, visitors: Math.ceil(views * 0.38) });
  return {
    range,
    visitors: 812,
    sessions: 1043,
    pageViews: pageViews.reduce((sum, one) => sum + one, 0),
    events: 12_480,
    active30m: 37,
    chart: { fromAt: Date.now() - 86_400_000, stepSeconds: 1800, pageViews },
    pages: [row("/", 902), row("/catalogue.html", 640), row("/product.html", 511), row("/cart.html", 203), row("/checkout.html", 121)],
    referrers: [row("www.google.com", 301), row("duckduckgo.com", 88), row("news.ycombinator.com", 41)],
    sources: [row("newsletter", 120), row("ads", 64)],
    campaigns: [row("autumn-boots", 91)],
    countries: [row("DE", 702), row("FR", 322), row("US", 251), row("NL", 91), row("SE", 44)],
    devices: [row("Desktop", 1404), row("Phone", 690), row("Tablet", 71)],
    browsers: [row("Chrome", 1200), row("Firefox", 503), row("Safari", 360)],
  };
}

export function pipeline(): PipelineState {
  const topic = (name: string, perSecond: number, at: number) => ({
    name,
    partitions: [0, 1, 2].map((partition) => ({ partition, first: 0, end: 40_000 + partition * 900 * at, leader: 1, replicas: [1], inSync: [1] })),
    retentionMillis: 604_800_000,
    bytes: 48_000_000 * (at + 1),
    perSecond,
    oldestAt: Date.now() - 5_400_000,
  });
  const consumer = (component: string, name: string, lag: number) =>
    [0, 1, 2].map((partition) => ({ component, group: `freshet-${component}`, topic: name, partition, offset: 40_000 - lag * partition, end: 40_000, lag: lag * partition, lagSeconds: lag * partition * 0.2 }));
  return {
    consumers: [...consumer("enricher", "snowplow_raw_good", 0), ...consumer("events-processor", "snowplow_parsed_good", 1), ...consumer("loader-pg", "snowplow_json_event", 3)],
    topics: [
      topic("snowplow_raw_good", 14.2, 1),
      topic("snowplow_raw_bad", 0, 0),
      topic("snowplow_parsed_good", 13.4, 1),
      topic("snowplow_parsed_bad", 0.8, 0),
      topic("snowplow_json_event", 13.4, 2),
      topic("snowplow_json_bad", 0, 0),
    ],
    processes: ["collector", "enricher", "events-processor", "loader-pg"].map((component, at) => ({
      component,
      address: `127.0.0.1:${8000 + at}`,
      state: "RUNNING",
      version: "0.1.0",
      uptimeSeconds: 5400,
      configHash: "7be20d4f91aa",
    })),
  };
}

export const SETTINGS: Settings = {
  config: [
    { key: "kafka.bootstrapServers", value: "127.0.0.1:9092", origin: "freshet up" },
    { key: "collector.port", value: 8080, origin: "default" },
    { key: "postgres.password", value: "****", origin: "FRESHET_POSTGRES__PASSWORD" },
    { key: "dashboard.ring", value: 10_000, origin: "default" },
  ],
  versions: [{ component: "freshet", version: "0.1.0" }, { component: "kafka-clients", version: "4.3.1" }],
  licences: [{ name: "preact", version: "11.2.0", licence: "MIT" }],
  assets: [{ name: "referers.json", changedAt: "2026-11-01T00:00:00Z" }],
  doctor: {
    running: false,
    at: Date.now() - 60_000,
    tookMillis: 1800,
    fail: 0,
    warn: 1,
    skip: 0,
    pass: 1,
    findings: [
      { area: "kafka", check: "topics", level: "pass", about: "snowplow_raw_good", what: "there, with 4 partitions" },
      { area: "components", check: "assets", level: "warn", about: "referers.json", what: "400 days old", fix: "fetch it anew" },
    ],
  },
};
