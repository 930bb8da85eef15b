import type { ComponentChildren } from "preact";
import { count } from "../format/numbers";
import { Exports } from "./exports";
import { Empty } from "./states";

export interface Bar {
  name: string;
  value: number;
  second?: number;
  url?: string;
}

/** Names with their counts, and a bar behind each that says how it compares. */
export function Bars(props: { title: string; name: string; bars: Bar[]; unit: string; secondUnit?: string; empty?: ComponentChildren }) {
  const top = Math.max(...props.bars.map(({ value }) => value), 1);
  const header = ["name", props.unit, ...(props.secondUnit ? [props.secondUnit] : [])];
  return (
    <section class="card">
      <header>
        <h2>{props.title}</h2>
        <span class="grow" />
        {props.bars.length > 0 && (
          <Exports
            name={props.name}
            header={header}
            rows={() => props.bars.map(({ name, value, second }) => (props.secondUnit ? [name, value, second] : [name, value]))}
          />
        )}
      </header>
      {props.bars.length === 0 ? (
        <Empty>{props.empty ?? "None in this time."}</Empty>
      ) : (
        <ul class="bars">
          {props.bars.map((bar) => (
            <li key={bar.name}>
              <span class="fill" style={{ width: `${(100 * bar.value) / top}%` }} />
              <span class="name" title={bar.name}>{bar.url ? <a href={bar.url}>{bar.name}</a> : bar.name}</span>
              <span class="value">
                {count(bar.value)}
                <span class="unseen"> {props.unit}</span>
              </span>
              {props.secondUnit && <span class="second" title={props.secondUnit}>{count(bar.second)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
