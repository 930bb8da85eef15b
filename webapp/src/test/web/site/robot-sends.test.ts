// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Robot, type Tally } from "../../../main/web/site/src/robot/robot";
import type { Parameters } from "../../../main/web/site/src/send/requests";

const ORDERS = { users: 3, perSecond: 50, badPercent: 20, seed: 7 };

let now = 0;
let ticking: (() => void) | undefined;
const every = (tick: () => void): (() => void) => {
  ticking = tick;
  return () => (ticking = undefined);
};

beforeEach(() => {
  now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

/** Lets time pass, a tick every 200 ms. */
async function pass(millis: number): Promise<void> {
  for (let end = now + millis; now < end; ) {
    now += 200;
    ticking?.();
    await Promise.resolve();
    await Promise.resolve();
  }
}

function robot(post: (events: Parameters[]) => Promise<void>, orders = ORDERS): { robot: Robot; told: () => Tally | undefined } {
  let last: Tally | undefined;
  return { robot: new Robot(orders, post, every, (tally) => (last = tally)), told: () => last };
}

describe("the robot", () => {
  it("sends as many events as its rate asks for, and tells how many were broken", async () => {
    const sent: Parameters[] = [];
    const { told } = robot(async (events) => void sent.push(...events));

    await pass(10_000);

    expect(sent.length).toBe(500);
    expect(told()).toMatchObject({ sent: 500, refused: 0 });
    expect(told()!.bad).toBeGreaterThan(60);
    expect(told()!.bad).toBeLessThan(140);
  });

  it("sends the same events in the same order for the same seed", async () => {
    const runs: Parameters[][] = [[], []];
    for (const run of runs) {
      const { robot: one } = robot(async (events) => void run.push(...events));
      await pass(4000);
      one.stop();
    }

    expect(runs[0]).toEqual(runs[1]);
  });

  it("sends nothing once it is stopped", async () => {
    let sent = 0;
    const { robot: one } = robot(async (events) => void (sent += events.length));
    await pass(1000);
    one.stop();
    await pass(5000);

    expect(sent).toBe(50);
  });

  it("counts what was refused, and goes on", async () => {
    let refusing = true;
    const { told } = robot(async () => {
      if (refusing) throw new Error("503");
    });
    await pass(1000);
    refusing = false;
    await pass(1000);

    expect(told()).toMatchObject({ sent: 50, refused: 50 });
  });

  it("does not bury a collector that does not answer, nor make up for the time", async () => {
    const answers: (() => void)[] = [];
    let sent = 0;
    robot((events) => {
      sent += events.length;
      return new Promise((resolve) => answers.push(resolve));
    });

    await pass(60_000);
    expect(answers.length).toBe(4);
    expect(sent).toBe(40);

    answers.forEach((answer) => answer());
    await new Promise((resolve) => setTimeout(resolve));
    await pass(200);
    expect(sent).toBe(40 + ORDERS.perSecond);
  });
});
