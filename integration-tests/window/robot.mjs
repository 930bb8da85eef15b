// The traffic robot, and the numbers that it leaves behind.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ask, newPage, open, until } from "./browser.mjs";

describe("the traffic robot", () => {
  it("sends what it is told, and its events are seen", async () => {
    const page = await newPage();
    await open(page, "/robot.html");
    await page.getByTestId("perSecond").fill("50");
    await page.getByTestId("badPercent").fill("20");
    await page.getByTestId("start").click();
    await page.waitForFunction(() => Number(document.querySelector("[data-testid=tally]").dataset.sent) >= 50);
    await page.getByTestId("stop").click();
    const tally = await page.getByTestId("tally").evaluate(({ dataset }) => ({ sent: Number(dataset.sent), bad: Number(dataset.bad), refused: Number(dataset.refused) }));

    assert.equal(tally.refused, 0);
    assert.ok(tally.bad > 0 && tally.bad < tally.sent);
    const { events } = await until(() => ask(page, "events?app=shop-robot&outcome=bad&limit=1000"), ({ events }) => events.length >= tally.bad);
    // what was under way when it was stopped may come on top
    assert.ok(events.length >= tally.bad, `${events.length} of ${tally.bad} bad events`);
  });
});
