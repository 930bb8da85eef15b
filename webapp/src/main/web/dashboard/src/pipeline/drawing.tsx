import type { Consumer, Topic } from "../api/types";
import { rate, seconds } from "../format/numbers";

// The way of an event is fixed; the drawing's only variables are rates and lag.
const WIDE = 124;
const HIGH = 44;
const PIPE = 166;
const GAP = 20;
const COMPONENTS = ["collector", "enricher", "events-processor", "loader-pg"];
const GOOD = [/raw.good/, /(parsed|enriched).good/, /json.event/];
const BAD = [/raw.bad/, /(parsed|enriched).bad/, /json.bad/, undefined];

/** The pipeline from left to right: boxes are components, pills are topics, bad ones below. */
export function Drawing({ consumers, topics }: { consumers: Consumer[]; topics: Topic[] }) {
  const step = WIDE + GAP + PIPE + GAP;
  const width = COMPONENTS.length * step - PIPE - GAP + WIDE + 2;
  return (
    <div class="drawing" tabIndex={0} role="region" aria-label="Topology">
      <svg style={{ maxWidth: `${width}px` }} viewBox={`0 0 ${width} 136`} role="img" aria-label="collector to enricher to events-processor to loader-pg to Postgres, with the topics between">
        {COMPONENTS.map((name, at) => {
          const x = at * step + 1;
          const good = find(topics, GOOD[at]);
          const bad = find(topics, BAD[at]);
          const lag = worst(consumers, name);
          return (
            <g key={name}>
              <rect class="box" x={x} y={8} width={WIDE} height={HIGH} rx={8} />
              <text x={x + 12} y={26}>{name}</text>
              <text class="dim" x={x + 12} y={43}>{lag === undefined ? "" : `${seconds(lag)} behind`}</text>
              {GOOD[at] && <Pipe x={x + WIDE + GAP} y={8} topic={good} missing="no topic yet" />}
              <Arrow from={[x + WIDE, 30]} to={[x + WIDE + GAP - 2, 30]} />
              {at < COMPONENTS.length - 1 && <Arrow from={[x + WIDE + GAP + PIPE, 30]} to={[x + step - 2, 30]} />}
              {bad && (
                <>
                  <path d={`M${x + 24} ${8 + HIGH}v${60}h${WIDE - 24 + GAP - 6}`} />
                  <path class="tip" d={`M${x + WIDE + GAP - 7} ${108}l7 4-7 4z`} />
                  <Pipe x={x + WIDE + GAP} y={90} topic={bad} end />
                </>
              )}
              {at === COMPONENTS.length - 1 && (
                <>
                  <rect class="box" x={x + WIDE + GAP} y={8} width={WIDE - 22} height={HIGH} rx={HIGH / 2} />
                  <text x={x + WIDE + GAP + 22} y={35}>Postgres</text>
                </>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function Pipe({ x, y, topic, missing, end = false }: { x: number; y: number; topic?: Topic; missing?: string; end?: boolean }) {
  const name = topic?.name ?? missing ?? "";
  return (
    <g>
      <title>{name}</title>
      <rect class={`topic ${end ? "end" : ""}`} x={x} y={y} width={PIPE} height={HIGH} rx={HIGH / 2} />
      <text x={x + 16} y={y + 18}>{name.length > 22 ? `${name.slice(0, 21)}…` : name}</text>
      <text class="dim" x={x + 16} y={y + 35}>{topic && `${rate(topic.perSecond)} / s`}</text>
    </g>
  );
}

function Arrow({ from: [x1, y], to: [x2] }: { from: [number, number]; to: [number, number] }) {
  return (
    <>
      <path d={`M${x1} ${y}H${x2 - 5}`} />
      <path class="tip" d={`M${x2 - 6} ${y - 4}l7 4-7 4z`} />
    </>
  );
}

function find(topics: Topic[], pattern: RegExp | undefined): Topic | undefined {
  return pattern && topics.find(({ name }) => pattern.test(name));
}

function worst(consumers: Consumer[], component: string): number | undefined {
  const lags = consumers.flatMap((one) => (one.component === component && one.lagSeconds !== undefined ? [one.lagSeconds] : []));
  return lags.length === 0 ? undefined : Math.max(...lags);
}
