import type { Consumer, PipelineState, Process, Topic } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { bytes, count, rate, seconds } from "../format/numbers";
import { ago, exact } from "../format/times";
import { Loaded } from "../parts/states";
import { Table } from "../parts/table";
import { Drawing } from "./drawing";
import { spread } from "./spread";

/** Partitions, lag, topics and processes. */
export function PipelineScreen() {
  const answer = useAnswer<PipelineState>("pipeline", 3000);
  return (
    <>
      <div class="head">
        <h1>Pipeline</h1>
      </div>
      <Loaded answer={answer}>
        {({ consumers, topics, processes }) => (
          <div class="stack">
            <section class="card">
              <header>
                <h2>Topology</h2>
              </header>
              <Drawing consumers={consumers} topics={topics} />
            </section>
            <section class="card">
              <Lag consumers={consumers} />
            </section>
            <section class="card">
              <Topics topics={topics} />
            </section>
            <section class="card">
              <Processes processes={processes} />
            </section>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Lag({ consumers }: { consumers: Consumer[] }) {
  const top = Math.max(...consumers.map(({ lag }) => lag ?? 0), 1);
  return (
    <Table
      name="consumers"
      title="Lag"
      path="pipeline"
      rows={consumers}
      empty="No consumer group has committed yet."
      columns={[
        { key: "component", title: "Component", value: ({ component }) => component, className: "strong nowrap" },
        { key: "topic", title: "Topic", value: ({ topic }) => topic, className: "name", low: true },
        { key: "partition", title: "Partition", value: ({ partition }) => partition, number: true },
        { key: "offset", title: "Offset", value: ({ offset }) => offset, cell: ({ offset }) => count(offset), number: true, low: true },
        { key: "end", title: "End", value: ({ end }) => end, cell: ({ end }) => count(end), number: true, low: true },
        {
          key: "lag",
          title: "Lag",
          value: ({ lag }) => lag,
          number: true,
          cell: ({ lag }) => (
            <>
              <span class="lag" aria-hidden="true">
                <span style={{ width: `${(100 * (lag ?? 0)) / top}%` }} />
              </span>
              {count(lag)}
            </>
          ),
        },
        { key: "lagSeconds", title: "Behind", value: (one) => one.lagSeconds, cell: (one) => <span class={(one.lagSeconds ?? 0) > 60 ? "bad" : ""}>{seconds(one.lagSeconds)}</span>, number: true },
        { key: "group", title: "Group", value: ({ group }) => group, className: "name", low: true },
      ]}
    />
  );
}

function Topics({ topics }: { topics: Topic[] }) {
  return (
    <Table
      name="topics"
      title="Topics"
      path="pipeline"
      rows={topics}
      empty="The broker has no topic of ours yet: freshet topics create"
      columns={[
        { key: "name", title: "Topic", value: ({ name }) => name, className: "name" },
        { key: "partitions", title: "Partitions", value: ({ partitions }) => partitions.length, number: true, low: true },
        { key: "records", title: "Records", value: records, cell: (topic) => count(records(topic)), number: true },
        { key: "perSecond", title: "Per second", value: ({ perSecond }) => perSecond, cell: ({ perSecond }) => rate(perSecond), number: true },
        { key: "skew", title: "Fullest / mean", value: (topic) => spread(topic.partitions), cell: (topic) => spread(topic.partitions)?.toFixed(1) ?? "–", number: true, low: true },
        { key: "bytes", title: "Size", value: (topic) => topic.bytes, cell: (topic) => bytes(topic.bytes), number: true, low: true },
        { key: "retention", title: "Kept for", value: ({ retentionMillis }) => retentionMillis, cell: ({ retentionMillis }) => retention(retentionMillis), number: true, low: true },
        { key: "oldest", title: "Oldest", value: ({ oldestAt }) => exact(oldestAt), cell: ({ oldestAt }) => <span title={exact(oldestAt)}>{ago(oldestAt)}</span>, number: true, low: true },
        { key: "replicas", title: "In sync", value: inSync, number: true, low: true },
      ]}
    />
  );
}

function Processes({ processes }: { processes: Process[] }) {
  return (
    <Table
      name="processes"
      title="Processes"
      path="pipeline"
      rows={processes}
      empty="No process has told its admin address."
      columns={[
        { key: "component", title: "Component", value: ({ component }) => component, className: "strong nowrap" },
        {
          key: "state",
          title: "State",
          value: ({ state }) => state,
          cell: ({ state = "unknown", why }) => (
            <>
              <span class={`state ${/^(running|ready|up)$/i.test(state) ? "ready" : state.toLowerCase()}`}>{state.toLowerCase()}</span>
              {why && <div class="small muted wrap">{why}</div>}
            </>
          ),
        },
        { key: "why", title: "Why", value: ({ why }) => why, exported: true },
        { key: "address", title: "Admin address", value: ({ address }) => address, className: "name", low: true },
        { key: "version", title: "Version", value: ({ version }) => version, className: "nowrap", low: true },
        { key: "config", title: "Config", value: ({ configHash }) => configHash, cell: ({ configHash }) => <code title={configHash}>{configHash?.slice(0, 10) ?? "–"}</code>, low: true },
        { key: "uptime", title: "Up for", value: ({ uptimeSeconds }) => uptimeSeconds, cell: ({ uptimeSeconds }) => seconds(uptimeSeconds), number: true },
      ]}
    />
  );
}

function records({ partitions }: Topic): number {
  return partitions.reduce((sum, { first = 0, end = 0 }) => sum + end - first, 0);
}

function retention(millis: number | undefined): string {
  return millis !== undefined && millis < 0 ? "ever" : seconds(millis === undefined ? undefined : millis / 1000);
}

function inSync({ partitions }: Topic): string {
  const many = (of: number[] | number | undefined): number => (Array.isArray(of) ? of.length : (of ?? 0));
  const [replicas, alive] = [partitions.reduce((sum, one) => sum + many(one.replicas), 0), partitions.reduce((sum, one) => sum + many(one.inSync), 0)];
  return replicas === 0 ? "–" : `${alive} of ${replicas}`;
}
