// The values of the API as openapi.json describes them; what may be absent is optional.

export type Outcome = "good" | "failed" | "bad" | "row" | "duplicate";

export interface LiveEvent {
  id: string;
  seq: number;
  at: number;
  outcome: Outcome;
  app?: string;
  platform?: string;
  event?: string;
  schema?: string;
  user?: string;
  page?: string;
  country?: string;
  entities?: number;
  millis?: number;
  place?: string;
  kind?: string;
  reason?: string;
  group?: string;
}

export interface Ledger {
  received: number;
  good: number;
  failed: number;
  bad: number;
  dropped: number;
  duplicate: number;
  inFlight: number;
  difference: number;
}

export interface StageLedger {
  in: number;
  good: number;
  bad: number;
  dropped?: number;
  refused?: number;
  duplicate?: number;
  inFlight?: number;
  difference: number;
}

export interface Cause {
  group: string;
  type: string;
  schema?: string;
  path?: string;
  keyword?: string;
  message: string;
  app?: string;
  tracker?: string;
  count: number;
  firstAt: number;
  lastAt: number;
  users?: number;
  trend: number[];
  fix?: string;
  title: string;
}

export type StageState = "ready" | "starting" | "unready" | "away" | "unknown";

export interface Stage {
  name: string;
  state: StageState;
  why?: string;
  perSecond?: number;
  lagSeconds?: number;
  lagRecords?: number;
  p50Millis?: number;
  p99Millis?: number;
  ledger?: StageLedger;
}

export interface OutcomeChart {
  fromAt: number;
  stepSeconds: number;
  good: number[];
  failed: number[];
  bad: number[];
}

export interface Marker {
  at: number;
  kind: string;
  text: string;
}

export interface NamedCount {
  name: string;
  count: number;
}

export interface Overview {
  at: number;
  window: string;
  /** Why the figures cannot be trusted, where they cannot. */
  trouble?: { message: string; fix: string };
  history?: { fromAt?: number; read: number };
  ledger: Ledger;
  stages: Stage[];
  chart: OutcomeChart;
  topEvents: NamedCount[];
  topCauses: Cause[];
  markers?: Marker[];
}

export interface EventPage {
  events: LiveEvent[];
  next?: number;
}

export interface BadGroups {
  total: number;
  groups: Cause[];
  other?: number;
}

export interface Explanation {
  path?: string;
  expected?: string;
  actual?: string;
  schema?: string;
  fix?: string;
}

export interface Sample {
  at: number;
  place?: string;
  id?: string;
  payload: unknown;
  explain?: Explanation[];
  passesNow?: boolean | null;
}

export interface BadGroup {
  cause: Cause;
  schema?: unknown;
  samples: Sample[];
}

export interface SchemaTree {
  vendors: { vendor: string; schemas: SchemaEntry[] }[];
}

export interface SchemaEntry {
  name: string;
  format?: string;
  versions: string[];
  seen?: number;
  bad?: number;
  lastAt?: number;
}

export interface SchemaField {
  path: string;
  type?: string;
  required?: boolean;
  constraints?: string;
  description?: string;
}

export interface SchemaColumn {
  column: string;
  type: string;
  nullable?: boolean;
}

export interface SchemaDetail {
  uri: string;
  schema: unknown;
  fields: SchemaField[];
  columns?: SchemaColumn[];
  table?: string;
  exists?: boolean;
  rows?: number;
  versions?: string[];
  seen?: number;
  bad?: number;
}

export interface SchemaDiff {
  bump: string;
  changes: { path: string; kind: string; from?: unknown; to?: unknown; breaking?: boolean }[];
}

export interface Validation {
  valid: boolean;
  errors?: { path?: string; message: string; keyword?: string; fix?: string }[];
}

export interface TrafficRow {
  name: string;
  views?: number;
  visitors?: number;
  count?: number;
}

export interface Traffic {
  range: string;
  visitors: number;
  sessions: number;
  pageViews: number;
  events: number;
  active30m: number;
  chart?: { fromAt: number; stepSeconds: number; [series: string]: number | number[] };
  pages: TrafficRow[];
  referrers: TrafficRow[];
  sources: TrafficRow[];
  campaigns: TrafficRow[];
  countries: TrafficRow[];
  devices: TrafficRow[];
  browsers: TrafficRow[];
}

export interface Consumer {
  component: string;
  group: string;
  topic: string;
  partition: number;
  offset?: number;
  end?: number;
  lag?: number;
  lagSeconds?: number;
}

export interface TopicPartition {
  partition: number;
  first?: number;
  end?: number;
  leader?: number | string;
  replicas?: number[] | number;
  inSync?: number[] | number;
}

export interface Topic {
  name: string;
  partitions: TopicPartition[];
  retentionMillis?: number;
  bytes?: number;
  perSecond?: number;
  oldestAt?: number;
}

export interface Process {
  component: string;
  address?: string;
  state?: string;
  version?: string;
  uptimeSeconds?: number;
  configHash?: string;
  why?: string;
  topology?: string;
}

export interface PipelineState {
  consumers: Consumer[];
  topics: Topic[];
  processes: Process[];
}

export interface Settings {
  config: { key: string; value?: unknown; origin?: string }[];
  versions?: Record<string, unknown>[];
  licences?: Record<string, unknown>[];
  assets?: Record<string, unknown>[];
  doctor?: Doctor;
}

export interface Finding {
  area: string;
  check: string;
  level: "fail" | "warn" | "skip" | "pass";
  about: string;
  what: string;
  fix?: string;
}

/** What was found when somebody last had the set-up looked over. */
export interface Doctor {
  running: boolean;
  at?: number;
  tookMillis?: number;
  trouble?: string;
  fail?: number;
  warn?: number;
  skip?: number;
  pass?: number;
  findings?: Finding[];
}

export interface Hit {
  kind: string;
  id: string;
  title?: string;
  url?: string;
}

export interface LineagePart {
  stage: string;
  topic?: string;
  partition?: number;
  offset?: number;
  at?: number;
  /** Who tells the time: collector, enricher, failure (of the bad row), window (saw it come) or loader. */
  by?: string;
  millisAfter?: number;
  table?: string;
}

export interface EventDetail {
  id: string;
  /** Unseen: nothing of it has come yet, and it may be on its way. */
  outcome: Outcome | "unseen";
  looked?: { topics: string[]; fromAt: number; read: number; table?: string };
  header: {
    deviceCreatedAt?: number;
    deviceSentAt?: number;
    collectorAt?: number;
    derivedAt?: number;
    enrichedAt?: number;
    loadedAt?: number;
  };
  lineage: LineagePart[];
  request?: EventRequest;
  parameters?: { name: string; field?: string; value?: string }[];
  fields?: { name: string; value?: unknown; group?: string }[];
  entities?: SelfDescribing[];
  self?: SelfDescribing;
  json?: unknown;
  tsv?: string;
  rows?: { table: string; row: Record<string, unknown> }[];
  rowsTrouble?: string;
  enrichments?: Enrichment[];
  badRow?: Record<string, unknown> & { cause?: Cause; explain?: Explanation[] };
  rerun?: { possible: boolean; why?: string };
  snippets?: Record<string, string>;
}

export interface EventRequest {
  method?: string;
  path?: string;
  query?: [string, string | null][];
  headers?: [string, string][];
  cookieNames?: string[];
  ip?: string;
  contentType?: string;
  bodyBytes?: number;
  userAgent?: string;
}

export interface SelfDescribing {
  schema: string;
  data: unknown;
}

export interface Enrichment {
  name: string;
  state: string;
  /** False: every event gets it. */
  configured?: boolean;
  fields?: string[];
  failures?: string[];
  asset?: string;
  millis?: number;
}

/** What an event would become now. */
export interface Rerun {
  id: string;
  now: "good" | "bad" | "dropped";
  enrichments: Enrichment[];
  differences?: { field: string; stored?: string; now?: string }[];
  badRow?: Record<string, unknown> & { cause?: Cause; explain?: Explanation[] };
}
