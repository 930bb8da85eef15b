import { describe, expect, it } from "vitest";
import type { LiveEvent, Outcome } from "../../../main/web/dashboard/src/api/types";
import { EMPTY, KEPT, older, pace, release, settle, take } from "../../../main/web/dashboard/src/live/feed";
import { lineSlots, visible } from "../../../main/web/dashboard/src/live/visible";

function event(seq: number, outcome: Outcome = "row", id = `e${seq}`): LiveEvent {
  return { id, seq, at: seq, outcome };
}

const seqs = (rows: readonly LiveEvent[]) => rows.map(({ seq }) => seq);

describe("feed", () => {
  it("has the newest first, however they arrive", () => {
    const feed = take(take(EMPTY, [event(2), event(5), event(3)], false), [event(4), event(6)], false);

    expect(seqs(feed.rows)).toEqual([6, 5, 4, 3, 2]);
  });

  it("shows an event told twice once", () => {
    expect(seqs(take(take(EMPTY, [event(1)], false), [event(1), event(2), event(2)], false).rows)).toEqual([2, 1]);
  });

  it("keeps 10,000 and lets the oldest go", () => {
    const feed = take(EMPTY, Array.from({ length: KEPT + 5 }, (_, at) => event(at)), false);

    expect(feed.rows.length).toBe(KEPT);
    expect(feed.rows[KEPT - 1]!.seq).toBe(5);
  });

  it("lets events wait while it is held, and shows them all on release", () => {
    const held = take(take(EMPTY, [event(1)], false), [event(2), event(3)], true);

    expect(seqs(held.rows)).toEqual([1]);
    expect(seqs(release(held).rows)).toEqual([3, 2, 1]);
    expect(release(held).waiting).toEqual([]);
  });

  it("counts what a long pause had to let go", () => {
    const held = take(EMPTY, Array.from({ length: KEPT + 7 }, (_, at) => event(at)), true);

    expect(held.waiting.length + held.skipped).toBe(KEPT + 7);
  });

  it("changes the line of an event that reached Postgres, also while it waits", () => {
    const feed = take(take(EMPTY, [event(1, "good"), event(2, "good")], false), [event(3, "good")], true);

    const settled = settle(feed, [event(1, "row"), event(3, "duplicate"), event(9, "row")]);

    expect(settled.rows.map(({ seq, outcome }) => [seq, outcome])).toEqual([[2, "good"], [1, "row"]]);
    expect(settled.waiting.map(({ seq, outcome }) => [seq, outcome])).toEqual([[3, "duplicate"]]);
  });

  it("takes the outcome of an event that is told twice, and never takes it back", () => {
    const feed = take(take(EMPTY, [event(1, "good")], false), [event(1, "row")], false);

    expect(take(feed, [event(1, "good")], false).rows).toEqual([event(1, "row")]);
  });

  it("keeps the failed event beside its bad row", () => {
    expect(take(EMPTY, [event(1, "bad", "x"), event(2, "failed", "x")], false).rows.length).toBe(2);
  });

  it("has a pace that falls when nothing comes", () => {
    const { rows } = take(EMPTY, Array.from({ length: 20 }, (_, at) => ({ ...event(at), at: at * 1000 })), false);

    expect([pace(rows, 20_000), pace(rows, 25_000), pace(rows, 60_000)]).toEqual([0.9, 0.4, 0]);
  });

  it("puts older events below", () => {
    expect(seqs(older(take(EMPTY, [event(9)], false), [event(8), event(7), event(9)]).rows)).toEqual([9, 8, 7]);
  });
});

describe("visible", () => {
  it("is what is in view and a little around", () => expect(visible(3200, 640, 32, 10_000, 8)).toEqual({ from: 92, to: 128 }));
  it("ends where the list ends", () => expect(visible(319_360, 640, 32, 10_000).to).toBe(10_000));
  it("bears a list that has become shorter than the scroll", () => expect(visible(3200, 640, 32, 3)).toEqual({ from: 3, to: 3 }));
  it("never paints more rows than there are slots for them", () => {
    for (const height of [1, 31, 640, 911])
      for (let top = 0; top < 4000; top += 7) {
        const { from, to } = visible(top, height, 32, 10_000);
        expect(to - from).toBeLessThanOrEqual(lineSlots(height, 32));
      }
  });
  it("paints few of 10,000", () => {
    const { from, to } = visible(100_000, 900, 32, 10_000);

    expect(to - from).toBeLessThan(60);
  });
});
