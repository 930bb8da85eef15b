import { useEffect, useState } from "preact/hooks";
import { Line } from "./entry";
import { count } from "./fates";
import type { Journal, Known } from "./journal";

/** The side panel: each event as it left this tab, and what became of it. */
export function Panel({ journal }: { journal: Journal }) {
  const { entries, trouble } = useKnown(journal);
  const [own, setOwn] = useState(false);
  return (
    <aside id="panel" data-testid="panel" aria-labelledby="panel-title">
      <h2 id="panel-title">What becomes of your events</h2>
      <p class="note" data-testid="summary">
        {trouble ?? summary(count(entries))}
      </p>
      <label class="note">
        <input type="checkbox" data-testid="own" checked={own} onChange={(event) => setOwn(event.currentTarget.checked)} /> only this tab's
      </label>
      <ol data-testid="fates">
        {entries.filter(({ sent }) => sent || !own).map((entry) => (
          <Line key={entry.id} entry={entry} />
        ))}
      </ol>
    </aside>
  );
}

/** What the journal knows, as it changes. */
export function useKnown(journal: Journal): Known {
  const [known, setKnown] = useState<Known>({ entries: [] });
  useEffect(() => journal.listen(setKnown), [journal]);
  return known;
}

function summary({ row, good, bad, sent }: ReturnType<typeof count>): string {
  if (row + good + bad + sent === 0) return "Waiting for the first event …";
  return `${row} in Postgres, ${good + sent} on the way, ${bad} bad`;
}
