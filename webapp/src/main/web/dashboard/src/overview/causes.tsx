import type { Cause } from "../api/types";
import { count } from "../format/numbers";
import { Exports } from "../parts/exports";
import { Spark } from "../parts/spark";
import { Empty } from "../parts/states";
import { to } from "../route/place";

/** What made most bad rows. */
export function Causes({ causes, window }: { causes: Cause[]; window: string }) {
  return (
    <section class="card">
      <header>
        <h2>Causes of bad rows</h2>
        <span class="grow" />
        {causes.length > 0 && (
          <Exports name={`top-causes-${window}`} header={["count", "title", "type", "app", "group"]} rows={() => causes.map(({ count, title, type, app, group }) => [count, title, type, app, group])} />
        )}
        <a class="small" href={to(["bad"], { window: window === "15m" ? undefined : window })}>
          All
        </a>
      </header>
      {causes.length === 0 ? (
        <Empty>No bad row in this time.</Empty>
      ) : (
        <ul class="causes">
          {causes.map((cause) => (
            <li key={cause.group}>
              <div style={{ minWidth: 0 }}>
                <a class="title" href={to(["bad", cause.group], { window: window === "15m" ? undefined : window })} title={cause.title}>
                  {cause.title}
                </a>
                <div class="under">
                  {cause.type}
                  {cause.app && ` · ${cause.app}`}
                </div>
              </div>
              <Spark counts={cause.trend} />
              <span class="value">{count(cause.count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
