import type { Ledger, StageLedger } from "../api/types";

export interface Term {
  name: string;
  count: number;
}

/**
 * The right side of "received = …". A failed event is written beside its bad row, so it is a term only where the
 * ledger counts it as one: where the sum does not come out without it.
 */
export function terms(ledger: Ledger): Term[] {
  const { good, failed, bad, dropped, duplicate, inFlight } = ledger;
  const sum = good + bad + dropped + duplicate + inFlight;
  const counted = failed > 0 && ledger.received - sum - failed === ledger.difference;
  return [
    { name: "good", count: good },
    ...(counted ? [{ name: "failed", count: failed }] : []),
    { name: "bad", count: bad },
    { name: "dropped", count: dropped },
    { name: "duplicate", count: duplicate },
    { name: "in flight", count: inFlight },
  ];
}

/** True where failed events stand beside the sum and not in it. */
export function failedApart(ledger: Ledger): boolean {
  return ledger.failed > 0 && !terms(ledger).some(({ name }) => name === "failed");
}

/** The lines of a stage's own ledger that say something. */
export function stageTerms(ledger: StageLedger): Term[] {
  const lines: [string, number | undefined][] = [
    ["bad", ledger.bad],
    ["dropped", ledger.dropped],
    ["refused", ledger.refused],
    ["duplicate", ledger.duplicate],
    ["in flight", ledger.inFlight],
  ];
  return lines.flatMap(([name, count]) => (count ? [{ name, count }] : []));
}
