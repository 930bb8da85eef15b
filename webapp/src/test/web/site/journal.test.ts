// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Fate, FatePage } from "../../../main/web/site/src/panel/fates";
import { Journal, type Known } from "../../../main/web/site/src/panel/journal";
import type { Sent } from "../../../main/web/site/src/send/sent";

const asked: string[] = [];
let answer: () => FatePage;

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  asked.length = 0;
  answer = () => ({ next: 1, fates: [] });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return { ok: true, json: async () => answer() };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sent(id: string): Sent {
  return { id, name: "page_view", at: 0, payload: {} };
}

function fate(id: string, outcome: Fate["outcome"]): Fate {
  return { id, outcome, name: "page_view", place: "topic-0@1" };
}

async function opened(): Promise<{ journal: Journal; known: () => Known }> {
  const journal = new Journal();
  await journal.start();
  let last: Known = { entries: [] };
  journal.listen((known) => (last = known));
  return { journal, known: () => last };
}

const ends = ({ entries }: Known): unknown[] => entries.map(({ id, fate: it, sent: own }) => [id, it?.outcome, own !== undefined]);

it("brings what was sent and what became of it together", async () => {
  const { journal, known } = await opened();
  journal.note(sent("a"));
  expect(ends(known())).toEqual([["a", undefined, true]]);

  answer = () => ({ next: 2, fates: [fate("a", "row"), fate("b", "bad")] });
  await vi.advanceTimersByTimeAsync(600);

  expect(ends(known())).toEqual([
    ["b", "bad", false],
    ["a", "row", true],
  ]);
});

it("asks by name for what has not ended, until it has", async () => {
  const { journal } = await opened();
  journal.note(sent("a"));
  await vi.advanceTimersByTimeAsync(600);
  expect(asked.at(-1)).toBe("/api/v1/site/events?after=1&ids=a");

  answer = () => ({ next: 5, fates: [fate("a", "row")] });
  await vi.advanceTimersByTimeAsync(1100);
  expect(asked.at(-1)).toBe("/api/v1/site/events?after=5&ids=");
});

it("knows on the next page what ended on the one before, though the server has forgotten it", async () => {
  const { journal } = await opened();
  journal.note(sent("a"));
  answer = () => ({ next: 2, fates: [fate("a", "row")] });
  await vi.advanceTimersByTimeAsync(600);

  answer = () => ({ next: 9, fates: [] });
  const { known } = await opened();

  expect(ends(known())).toEqual([["a", "row", true]]);
});

it("says so when the server does not answer, and goes on when it does", async () => {
  const { known } = await opened();
  answer = () => {
    throw new Error("away");
  };
  await vi.advanceTimersByTimeAsync(600);
  expect(known().trouble).toContain("away");

  answer = () => ({ next: 1, fates: [] });
  await vi.advanceTimersByTimeAsync(600);
  expect(known().trouble).toBeUndefined();
});

it("tells a button what its click sent, once", async () => {
  const { journal } = await opened();
  const heard: string[] = [];
  const stop = journal.awaitSent(({ id }) => heard.push(id));
  journal.note(sent("a"));
  journal.note(sent("b"));
  stop();

  expect(heard).toEqual(["a"]);
});
