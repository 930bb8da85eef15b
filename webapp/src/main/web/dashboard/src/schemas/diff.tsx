import { useState } from "preact/hooks";
import type { SchemaDiff } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { text } from "../event/tables";
import { Loaded } from "../parts/states";
import { Table } from "../parts/table";

const BUMPS: Record<string, string> = {
  ADDITION: "An ADDITION: all data of the older version fits the newer one too.",
  REVISION: "A REVISION: some data of the older version may not fit the newer one.",
  MODEL: "A MODEL: data of the older version does not fit the newer one.",
};

/** What changed between two versions, and which bump the change asks for. */
export function Diff({ uri, versions }: { uri: string; versions: string[] }) {
  const [key, version] = [uri.slice(0, uri.lastIndexOf("/")), uri.slice(uri.lastIndexOf("/") + 1)];
  const others = versions.filter((one) => one !== version);
  const before = versions[versions.indexOf(version) - 1];
  const [other, setOther] = useState(before ?? others[0]!);
  const [from, to] = [other, version].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const path = `schemas/diff?from=${encodeURIComponent(`${key}/${from}`)}&to=${encodeURIComponent(`${key}/${to}`)}`;
  const answer = useAnswer<SchemaDiff>(path);
  return (
    <>
      <div class="panel filters" style={{ margin: 0, paddingBottom: 0 }}>
        <label>
          {version} against{" "}
          <select value={other} onChange={(change) => setOther(change.currentTarget.value)}>
            {others.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </div>
      <Loaded answer={answer}>
        {({ bump, changes }) => (
          <div class="part">
            <p class="panel" style={{ paddingBottom: 0 }}>{BUMPS[bump] ?? bump}</p>
            <Table
              name="schema-diff"
              title={`${from} to ${to}`}
              path={path}
              rows={changes}
              empty="Both are the same."
              columns={[
                { key: "path", title: "Path", value: ({ path: at }) => at, className: "name" },
                { key: "kind", title: "Change", value: ({ kind }) => kind, cell: ({ kind, breaking }) => <span class={breaking ? "pill bad" : "pill"}>{kind}</span> },
                { key: "from", title: "Before", value: (change) => text(change.from), className: "value" },
                { key: "to", title: "After", value: (change) => text(change.to), className: "value" },
              ]}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}
