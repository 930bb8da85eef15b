// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { Random } from "../../../main/web/site/src/robot/random";
import { Traffic } from "../../../main/web/site/src/robot/robot";

const ORDERS = { users: 7, perSecond: 10, badPercent: 20, seed: 42 };

function made(orders: typeof ORDERS, events: number): ReturnType<Traffic["next"]>[] {
  const traffic = new Traffic(orders);
  return Array.from({ length: events }, () => traffic.next());
}

describe("traffic", () => {
  it("is the same again for the same seed, and another for another", () => {
    expect(made(ORDERS, 200)).toEqual(made(ORDERS, 200));
    expect(made({ ...ORDERS, seed: 43 }, 200)).not.toEqual(made(ORDERS, 200));
  });

  it("comes from as many users as asked for", () => {
    const users = new Set(made(ORDERS, 1000).map(({ event }) => event["duid"]));

    expect(users.size).toBe(7);
  });

  it("has about as much wrong as asked for, and nothing where nothing is asked for", () => {
    const bad = made(ORDERS, 5000).filter((one) => one.bad).length;

    expect(bad).toBeGreaterThan(800);
    expect(bad).toBeLessThan(1200);
    expect(made({ ...ORDERS, badPercent: 0 }, 500).some((one) => one.bad)).toBe(false);
  });

  it("is made of texts, as trackers send them", () => {
    const values = made(ORDERS, 500).flatMap(({ event }) => Object.values(event));

    expect(values.filter((value) => value !== undefined && typeof value !== "string")).toEqual([]);
  });
});

it("random UUIDs are UUIDs of version 4", () => {
  const random = new Random(1);

  const ids = Array.from({ length: 100 }, () => random.uuid());

  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(100);
});
