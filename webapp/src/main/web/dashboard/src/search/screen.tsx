import type { Hit } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { Loaded } from "../parts/states";
import { Table } from "../parts/table";
import { urlOf } from "./hit";

/** All hits of a search. */
export function SearchScreen({ query }: { query: URLSearchParams }) {
  const text = query.get("q") ?? "";
  const path = `search?q=${encodeURIComponent(text)}`;
  const answer = useAnswer<{ hits: Hit[] }>(text ? path : undefined);
  return (
    <>
      <div class="head">
        <h1>Search</h1>
        <span class="muted wrap">{text}</span>
      </div>
      <Loaded answer={answer}>
        {({ hits }) => (
          <section class="card">
            <Table
              name="search"
              title="Hits"
              path={path}
              rows={hits}
              goes={urlOf}
              empty="No event, user, session, schema, app or bad-row group of the last hours has this id. Events that are older are found in Postgres: atomic.events by event_id."
              columns={[
                { key: "id", title: "Id", value: (hit) => hit.id, className: "name" },
                { key: "kind", title: "Kind", value: (hit) => hit.kind },
                { key: "title", title: "What it is", value: (hit) => hit.title, className: "wrap" },
              ]}
            />
          </section>
        )}
      </Loaded>
    </>
  );
}
