import { describe, expect, it } from "vitest";
import { keepsTo } from "../../../main/web/site/src/breaking/breaker";
import { count, merge, type Entry, type Fate } from "../../../main/web/site/src/panel/fates";

function fate(id: string, outcome: Fate["outcome"]): Fate {
  return { id, outcome, name: "page_view", place: "topic-0@1" };
}

function ended(id: string, outcome: Fate["outcome"]): Entry {
  return { id, fate: fate(id, outcome) };
}

function sent(id: string): Entry {
  return { id, sent: { id, name: "page_view", at: 0, payload: {} } };
}

describe("merge", () => {
  it("puts the newest first", () => {
    const merged = merge([ended("a", "row")], [ended("b", "good"), ended("c", "good")], 10);

    expect(merged.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  });

  it("tells what became of what was sent, in place and with its payload", () => {
    const merged = merge([sent("b"), sent("a")], [ended("a", "row")], 10);

    expect(merged.map(({ id, fate: it, sent: payload }) => [id, it?.outcome, payload?.name])).toEqual([
      ["b", undefined, "page_view"],
      ["a", "row", "page_view"],
    ]);
  });

  it("keeps no more than the limit", () => {
    const merged = merge([ended("a", "row"), ended("b", "row")], [ended("c", "bad")], 2);

    expect(merged.map(({ id }) => id)).toEqual(["c", "a"]);
  });
});

it("counts by outcome", () => {
  expect(count([ended("a", "row"), ended("b", "bad"), sent("c")])).toEqual({ row: 1, good: 0, bad: 1, sent: 1 });
});

it("keeps what this tab sent when others send much", () => {
  const merged = merge([ended("b", "row"), sent("a")], [ended("c", "row"), ended("d", "row")], 2);

  expect(merged.map(({ id }) => id)).toEqual(["d", "a"]);
});

describe("an expectation", () => {
  const expected = { outcome: "bad", kind: "schema_violations", says: "$.x", why: "" } as const;
  const bad: Fate = { ...fate("a", "bad"), kind: "schema_violations", reason: "$.x: string found, number expected" };

  it("is open until the event has ended", () => {
    expect([keepsTo(expected, undefined), keepsTo(expected, fate("a", "good"))]).toEqual([undefined, undefined]);
  });

  it("is met by outcome, kind and words together", () => {
    expect(keepsTo(expected, bad)).toBe(true);
    expect(keepsTo(expected, { ...bad, kind: "adapter_failures" })).toBe(false);
    expect(keepsTo(expected, { ...bad, reason: "$.y: is missing" })).toBe(false);
    expect(keepsTo(expected, fate("a", "row"))).toBe(false);
  });
});
