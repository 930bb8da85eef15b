import { ApiError } from "../api/client";
import type { Overview } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { share } from "../format/numbers";
import { exact, moment } from "../format/times";
import { Bars } from "../parts/bars";
import { Chart } from "../parts/chart";
import { Segments } from "../parts/choice";
import { Exports } from "../parts/exports";
import { Loaded, Wrong } from "../parts/states";
import { to } from "../route/place";
import { Causes } from "./causes";
import { Equation } from "./equation";
import { StageBox } from "./stage";

const WINDOWS = [
  ["15m", "15 min"],
  ["1h", "1 hour"],
  ["24h", "24 hours"],
] as const;

/** Is it healthy, and is anything lost? */
export function OverviewScreen({ query }: { query: URLSearchParams }) {
  const window = query.get("window") ?? "15m";
  const answer = useAnswer<Overview>(`overview?window=${encodeURIComponent(window)}`, 2000);
  return (
    <>
      <div class="head">
        <h1>Overview</h1>
        <span class="grow" />
        <Segments name="window" label="Time" value={window} options={WINDOWS} />
      </div>
      <Loaded answer={answer}>{(overview) => <Facts overview={overview} window={window} />}</Loaded>
    </>
  );
}

function Facts({ overview, window }: { overview: Overview; window: string }) {
  const { trouble, history, ledger, stages, chart, topEvents = [], topCauses = [], markers = [] } = overview;
  const { good = [], failed = [], bad = [] } = chart;
  return (
    <div class="stack">
      {trouble && <Wrong error={new ApiError(503, "trouble", trouble.message, trouble.fix)} />}
      {!trouble && history && history.read < 1 && (
        <div class="note care" role="status">
          Still reading the topics' history: {share(history.read, 1)} read
          {history.fromAt !== undefined && `, counts are complete since ${moment(history.fromAt)}`}.
        </div>
      )}
      <Equation ledger={ledger} window={window} />
      <section class="stages" aria-label="Stages">
        {stages.map((stage) => (
          <StageBox key={stage.name} stage={stage} />
        ))}
      </section>
      <section class="card">
        <header>
          <h2>Events</h2>
          <span class="grow" />
          <Exports
            name={`events-${window}`}
            header={["at", "good", "failed", "bad"]}
            path={`overview?window=${window}`}
            rows={() => good.map((count, at) => [exact(chart.fromAt + at * chart.stepSeconds * 1000), count, failed[at], bad[at]])}
          />
        </header>
        <Chart
          fromAt={chart.fromAt}
          stepSeconds={chart.stepSeconds}
          markers={markers}
          label="Good, failed and bad events over time; the numbers are in the export beside"
          series={[
            { key: "good", label: "good", colour: "chart-good", counts: good },
            { key: "failed", label: "failed", colour: "chart-failed", counts: failed },
            { key: "bad", label: "bad", colour: "chart-bad", counts: bad },
          ]}
        />
        {markers.length > 0 && (
          <ul class="markers">
            {markers.map((marker) => (
              <li key={`${marker.at} ${marker.text}`}>
                ┆ <span title={exact(marker.at)}>{moment(marker.at)}</span> {marker.kind}: {marker.text}
              </li>
            ))}
          </ul>
        )}
      </section>
      <div class="two">
        <Bars
          title="Most frequent events"
          name={`top-events-${window}`}
          unit="events"
          bars={topEvents.map(({ name, count }) => ({ name, value: count, url: to(["live"], { event: name }) }))}
          empty="No event in this time. Click around on the demo site, or run: freshet send"
        />
        <Causes causes={topCauses} window={window} />
      </div>
    </div>
  );
}
