import type { Outcome } from "../api/types";

const WORDS: Record<Outcome, string> = { good: "good", row: "row", duplicate: "duplicate", failed: "failed", bad: "bad" };
const MEANING: Record<Outcome, string> = {
  good: "Enriched; not yet seen in Postgres",
  row: "Enriched and in Postgres",
  duplicate: "Came before with the same id and body; the loader leaves it out",
  failed: "Written as incomplete event beside its bad row",
  bad: "Stopped; the bad row says why",
};

/** An outcome as shape, colour and word. */
export function OutcomeMark({ outcome }: { outcome: Outcome }) {
  const known = outcome in WORDS ? outcome : "bad";
  return (
    <span class={`outcome ${known}`} title={MEANING[known]}>
      <span class={`mark ${known}`} aria-hidden="true" />
      {WORDS[known]}
    </span>
  );
}
