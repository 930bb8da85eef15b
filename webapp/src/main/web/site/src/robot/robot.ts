import type { Parameters } from "../send/requests";
import { Random } from "./random";
import { RobotVisitor } from "./visitor";

/** What the robot is told. */
export interface Orders {
  users: number;
  perSecond: number;
  badPercent: number;
  seed: number;
}

/** What it has done so far. */
export interface Tally {
  sent: number;
  bad: number;
  /** Events whose request was not answered well; they are not sent again. */
  refused: number;
}

export const APP = "shop-robot";
const MOST_WAITING = 4;

/** Makes what visitors would send, in an order that the seed decides. */
export class Traffic {
  private readonly random: Random;
  private readonly visitors: RobotVisitor[];

  constructor(private readonly orders: Orders) {
    this.random = new Random(orders.seed);
    this.visitors = Array.from({ length: orders.users }, () => new RobotVisitor(new Random(this.random.below(2 ** 31))));
  }

  /** The next event, and whether it is one that cannot become a row. */
  next(): { event: Parameters; bad: boolean } {
    const visitor = this.random.pick(this.visitors);
    const bad = this.random.next() * 100 < this.orders.badPercent;
    return { event: bad ? visitor.mistake() : visitor.next(), bad };
  }
}

/** Sends traffic at a rate, looking at the clock at each tick, until it is told to stop. */
export class Robot {
  readonly tally: Tally = { sent: 0, bad: 0, refused: 0 };
  private readonly traffic: Traffic;
  private readonly quiet: () => void;
  private readonly begun = performance.now();
  private due = 0;
  private waiting = 0;

  constructor(
    private readonly orders: Orders,
    private readonly post: (events: Parameters[]) => Promise<void>,
    every: (tick: () => void) => () => void,
    private readonly tell: (tally: Tally) => void,
  ) {
    this.traffic = new Traffic(orders);
    this.quiet = every(() => void this.tick());
  }

  stop(): void {
    this.quiet();
  }

  private async tick(): Promise<void> {
    const wanted = Math.floor(((performance.now() - this.begun) / 1000) * this.orders.perSecond);
    const missing = wanted - this.due;
    // a collector that does not keep up is not buried; the rate falls behind instead
    if (missing <= 0 || this.waiting >= MOST_WAITING) return;
    const made = Array.from({ length: Math.min(missing, this.orders.perSecond) }, () => this.traffic.next());
    this.due = wanted;
    this.waiting++;
    try {
      await this.post(made.map(({ event }) => event));
      this.tally.sent += made.length;
      this.tally.bad += made.filter(({ bad }) => bad).length;
    } catch {
      this.tally.refused += made.length;
    } finally {
      this.waiting--;
    }
    this.tell({ ...this.tally });
  }
}
