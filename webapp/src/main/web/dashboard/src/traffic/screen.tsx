import type { Traffic, TrafficRow } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { count } from "../format/numbers";
import { exact } from "../format/times";
import { Bars, type Bar } from "../parts/bars";
import { Chart } from "../parts/chart";
import { Filter, Segments } from "../parts/choice";
import { Exports } from "../parts/exports";
import { Loaded } from "../parts/states";

const RANGES = [
  ["30m", "30 min"],
  ["24h", "24 hours"],
  ["7d", "7 days"],
  ["30d", "30 days"],
] as const;
const BOTS = [
  ["all", "All"],
  ["clean", "Without bots"],
  ["bots", "Bots only"],
] as const;
const NUMBERS: [keyof Traffic, string][] = [
  ["visitors", "visitors"],
  ["sessions", "sessions"],
  ["pageViews", "page views"],
  ["events", "events"],
  ["active30m", "active in 30 min"],
];

/** Who came, from where, and what they looked at: from the rows in Postgres. */
export function TrafficScreen({ query }: { query: URLSearchParams }) {
  const range = query.get("range") ?? "24h";
  const bots = query.get("bots") ?? "all";
  const app = query.get("app") ?? "";
  const asked = new URLSearchParams({ range, bots, ...(app && { app }) });
  const answer = useAnswer<Traffic>(`traffic?${asked}`, range === "30m" ? 5000 : 15_000);
  return (
    <>
      <div class="head">
        <h1>Traffic</h1>
        <span class="grow" />
        <Segments name="range" label="Time" value={range} options={RANGES} standard="24h" />
      </div>
      <div class="filters">
        <Segments name="bots" label="Bots" value={bots} options={BOTS} />
        <Filter name="app" label="App" value={app} />
      </div>
      <Loaded answer={answer}>{(traffic) => <Facts traffic={traffic} path={`traffic?${asked}`} />}</Loaded>
    </>
  );
}

function Facts({ traffic, path }: { traffic: Traffic; path: string }) {
  const series = seriesOf(traffic.chart);
  return (
    <div class="stack">
      <section class="card kpis" aria-label="Sums">
        {NUMBERS.map(([key, title]) => (
          <div key={key}>
            <dl style={{ display: "contents" }}>
              <dt>{title}</dt>
              <dd>{count(traffic[key] as number | undefined)}</dd>
            </dl>
          </div>
        ))}
      </section>
      {traffic.chart && series.length > 0 && (
        <section class="card">
          <header>
            <h2>{series[0]!.label === "pageViews" ? "Page views" : "Over time"}</h2>
            <span class="grow" />
            <Exports
              name={`traffic-${traffic.range}`}
              path={path}
              header={["at", ...series.map(({ label }) => label)]}
              rows={() => series[0]!.counts.map((_, at) => [exact(traffic.chart!.fromAt + at * traffic.chart!.stepSeconds * 1000), ...series.map(({ counts }) => counts[at])])}
            />
          </header>
          <Chart
            fromAt={traffic.chart.fromAt}
            stepSeconds={traffic.chart.stepSeconds}
            height={170}
            label="Page views over time; the numbers are in the export beside"
            series={[{ key: "good", label: WORDS[series[0]!.label] ?? series[0]!.label, colour: "chart-good", counts: series[0]!.counts }]}
          />
        </section>
      )}
      <div class="two">
        <Bars title="Pages" name="pages" unit="views" secondUnit="visitors" bars={bars(traffic.pages)} />
        <Bars title="Referrers" name="referrers" unit="views" secondUnit="visitors" bars={bars(traffic.referrers)} empty="All came directly." />
        <Bars title="Sources" name="sources" unit="views" secondUnit="visitors" bars={bars(traffic.sources)} empty="No utm_source in this time." />
        <Bars title="Campaigns" name="campaigns" unit="views" secondUnit="visitors" bars={bars(traffic.campaigns)} empty="No campaign in this time." />
        <Bars title="Countries" name="countries" unit="views" secondUnit="visitors" bars={bars(traffic.countries)} empty="No country is known: the IP lookup enrichment is off, or all addresses are private." />
        <Bars title="Devices" name="devices" unit="views" secondUnit="visitors" bars={bars(traffic.devices)} />
        <Bars title="Browsers" name="browsers" unit="views" secondUnit="visitors" bars={bars(traffic.browsers)} />
      </div>
    </div>
  );
}

const WORDS: Record<string, string> = { pageViews: "page views", visitors: "visitors", sessions: "sessions", events: "events" };
const FIRST = ["pageViews", "views", "events", "visitors", "sessions"];

/** All series of the chart, page views first: that is the one drawn. */
function seriesOf(chart: Traffic["chart"]): { label: string; counts: number[] }[] {
  const found = Object.entries(chart ?? {}).flatMap(([label, counts]) => (Array.isArray(counts) ? [{ label, counts }] : []));
  const rank = (label: string): number => (FIRST.includes(label) ? FIRST.indexOf(label) : FIRST.length);
  return found.sort((a, b) => rank(a.label) - rank(b.label));
}

function bars(rows: TrafficRow[] | undefined): Bar[] {
  return (rows ?? []).map((row) => ({ name: row.name || "(none)", value: row.views ?? row.count ?? 0, second: row.visitors }));
}
