import { describe, expect, it } from "vitest";
import { failedApart, stageTerms, terms } from "../../../main/web/dashboard/src/overview/ledger";
import { bars } from "../../../main/web/dashboard/src/parts/spark";
import { stack } from "../../../main/web/dashboard/src/parts/stack";
import { spread } from "../../../main/web/dashboard/src/pipeline/spread";
import { example } from "../../../main/web/dashboard/src/schemas/try";

const LEDGER = { received: 100, good: 90, failed: 3, bad: 5, dropped: 1, duplicate: 2, inFlight: 2, difference: 0 };
const sum = (ledger: typeof LEDGER) => terms(ledger).reduce((total, { count }) => total + count, 0);

describe("ledger", () => {
  it("comes out: the terms and the difference are what was received", () => {
    expect(sum(LEDGER) + LEDGER.difference).toBe(LEDGER.received);
  });

  it("keeps failed events beside the sum where their bad rows are counted", () => {
    expect(failedApart(LEDGER)).toBe(true);
    expect(terms(LEDGER).some(({ name }) => name === "failed")).toBe(false);
  });

  it("takes failed events into the sum where nothing else counts them", () => {
    const counted = { ...LEDGER, good: 87 };

    expect(terms(counted).some(({ name }) => name === "failed")).toBe(true);
    expect(sum(counted)).toBe(counted.received);
    expect(failedApart(counted)).toBe(false);
  });

  it("of a stage says only what there is", () => {
    expect(stageTerms({ in: 9, good: 7, bad: 2, dropped: 0, difference: 0 })).toEqual([{ name: "bad", count: 2 }]);
  });
});

describe("charts", () => {
  it("stack each series on those before", () => expect(stack([[1, 2], [3, 4], [1, 0]])).toEqual([[1, 2], [4, 6], [5, 6]]));
  it("show one event beside a thousand", () => expect(bars([1, 1000], 20, 20)).toContain("v-1.5h"));
  it("draw two steps together where one would be thinner than two pixels", () => {
    expect(bars(Array.from({ length: 60 }, () => 1), 76, 20).match(/M/g)).toHaveLength(30);
    expect(bars(Array.from({ length: 60 }, () => 1), 360, 20).match(/M/g)).toHaveLength(60);
  });
  it("draw nothing for nothing", () => expect(bars([0, 0, 0], 20, 20)).toBe(""));
});

describe("partitions", () => {
  it("that are even have a spread of 1", () => expect(spread([{ partition: 0, first: 5, end: 10 }, { partition: 1, end: 5 }])).toBe(1));
  it("that are uneven have more", () => expect(spread([{ partition: 0, end: 30 }, { partition: 1, end: 10 }])).toBe(1.5));
  it("that are empty have none", () => expect(spread([{ partition: 0 }])).toBeUndefined());
});

describe("example", () => {
  it("has the required fields of the top level", () => {
    const fields = [
      { path: "$.sku", type: "string", required: true },
      { path: "$.coupon", type: "string" },
      { path: "$.items[0].price", type: "number", required: true },
      { path: "count", type: "integer", required: true },
    ];

    expect(JSON.parse(example(fields))).toEqual({ sku: "text", count: 1 });
  });
});
