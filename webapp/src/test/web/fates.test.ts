import { describe, expect, it } from "vitest";
import { count, merge, type Fate } from "../../main/web/src/fates";
import { entityOf, productOf } from "../../main/web/src/goods";

function fate(id: string, outcome: Fate["outcome"]): Fate {
  return { id, outcome, name: "page_view", place: "topic-0@1" };
}

describe("merge", () => {
  it("puts the newest first", () => {
    const merged = merge([fate("a", "row")], { next: 3, fates: [fate("b", "good"), fate("c", "good")] }, 10);

    expect(merged.map((f) => f.id)).toEqual(["c", "b", "a"]);
  });

  it("replaces a known event in place", () => {
    const merged = merge([fate("b", "good"), fate("a", "good")], { next: 3, fates: [fate("a", "row")] }, 10);

    expect(merged.map((f) => [f.id, f.outcome])).toEqual([
      ["b", "good"],
      ["a", "row"],
    ]);
  });

  it("keeps no more than the limit", () => {
    const merged = merge([fate("a", "row"), fate("b", "row")], { next: 1, fates: [fate("c", "bad")] }, 2);

    expect(merged.map((f) => f.id)).toEqual(["c", "a"]);
  });
});

describe("count", () => {
  it("counts by outcome", () => {
    expect(count([fate("a", "row"), fate("b", "bad"), fate("c", "bad")])).toEqual({ row: 1, good: 0, bad: 2 });
  });
});

describe("goods", () => {
  it("falls back to the first product", () => {
    expect(productOf("no-such-sku").sku).toBe("boots-01");
  });

  it("describes a product as entity", () => {
    expect(entityOf(productOf("lamp-02"))).toEqual({
      schema: "iglu:com.example_company/product/jsonschema/1-0-0",
      data: { sku: "lamp-02", name: "Head lamp", category: "light", price: 24, currency: "EUR" },
    });
  });
});
