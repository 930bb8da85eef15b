import type { Fate } from "../panel/fates";
import type { Requests } from "../send/requests";

/** One way to fail, or to be odd: what to expect of it, and how to provoke it. */
export interface Breaker {
  /** Stable name; also the button's test id. */
  id: string;
  label: string;
  /** What is wrong with what the button sends. */
  wrong: string;
  expect: Expectation;
  /** Sends it; the first thing it notes as sent is what the page watches. */
  send: (requests: Requests) => Promise<void> | void;
}

/** Where it ends, and what explains it. */
export interface Expectation {
  /** `bad`: a bad row takes its place; `row`: it arrives all the same. */
  outcome: "bad" | "row";
  /** Kind of the bad row. */
  kind?: string;
  /** What the bad row's reason has to say. */
  says?: string;
  /** What a person should know. */
  why: string;
}

/** Whether it ended as expected; undefined as long as it has not ended. */
export function keepsTo(expected: Expectation, fate: Fate | undefined): boolean | undefined {
  if (fate === undefined || fate.outcome === "good") return undefined;
  return (
    fate.outcome === expected.outcome &&
    (expected.kind === undefined || fate.kind === expected.kind) &&
    (expected.says === undefined || (fate.reason ?? "").includes(expected.says))
  );
}
