// The traffic robot, and the numbers that it leaves behind.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, newPage, open, until } from "./browser.mjs";

const eventsOf = (request) => (request.method() === "POST" ? JSON.parse(request.postData()).data.filter(({ tv }) => tv === "robot-1").length : 0);
// a failed event stands there beside its bad row
const different = (events) => new Set(events.map(({ id }) => id)).size;
const bad = (events) => events.filter(({ outcome }) => outcome === "bad").length;

export const robot = () =>
  describe("the traffic robot", { concurrency: 1 }, () => {
    it("sends what it is told, and its events are seen", async () => {
      const page = await newPage();
      await open(page, "/robot.html");
      await page.getByTestId("perSecond").fill("50");
      await page.getByTestId("badPercent").fill("20");
      let posted = 0;
      page.on("request", (request) => (posted += eventsOf(request)));
      const known = async () => (await ask(page, "events?app=shop-robot&limit=1000")).events;
      const before = await known();
      await page.getByTestId("start").click();
      await page.waitForFunction(() => Number(document.querySelector("[data-testid=tally]").dataset.sent) >= 100);
      await page.getByTestId("stop").click();
      // what was under way when it was stopped is counted once it is answered
      await page.waitForFunction((posted) => Number(document.querySelector("[data-testid=tally]").dataset.sent) === posted, posted);
      const tally = await page.getByTestId("tally").evaluate(({ dataset }) => ({ sent: Number(dataset.sent), bad: Number(dataset.bad), refused: Number(dataset.refused) }));

      assert.equal(tally.refused, 0);
      assert.ok(tally.bad > 0.08 * tally.sent && tally.bad < 0.35 * tally.sent, `${tally.bad} of ${tally.sent} are bad`);
      const seen = await until(known, (events) => different(events) - different(before) >= tally.sent && events.every(({ outcome }) => outcome !== "good"));
      assert.equal(different(seen) - different(before), tally.sent, "it sent more, or less, than it tells");
      assert.equal(bad(seen) - bad(before), tally.bad);
    });
  });
