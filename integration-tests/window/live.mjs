// The live list and the event's page, beside a visitor who clicks.
import assert from "node:assert/strict";
import { availableParallelism, loadavg } from "node:os";
import { before, describe, it } from "node:test";
import { ask, besides, newPage, open, sentBy, until } from "./browser.mjs";

const STAGES = ["raw", "good", "json", "row"];
/** The promise to a person, from the click on, on a machine that does nothing else. */
const SOON_MILLIS = 2000;

export const live = () =>
  describe("somebody who watches", { concurrency: 1 }, () => {
    let shop;
    let dashboard;

    before(async () => {
      shop = await newPage();
      await open(shop, "/break.html");
      dashboard = await besides(shop);
    });

    const ids = () => dashboard.locator("[role=option][data-id]").evaluateAll((all) => all.map((it) => it.dataset.id));

    it("sees in the live list what the filters let through, and nothing else", async () => {
      await dashboard.goto("/dashboard/live");
      await dashboard.getByRole("group", { name: "Outcome" }).getByRole("button", { name: "Bad", exact: true }).click();
      await dashboard.getByRole("searchbox", { name: "App" }).or(dashboard.getByRole("combobox", { name: "App" })).fill("shop");
      await dashboard.waitForURL(/outcome=bad/);
      await dashboard.waitForURL(/app=shop/);
      await dashboard.getByText("connected", { exact: true }).waitFor();
      const bad = await press("wrong-type");
      const good = await press("bot");

      await dashboard.locator(`[role=option][data-id="${bad}"]`).waitFor();
      await shop.locator(`[data-testid=fates] > li[data-id="${good}"][data-outcome=row]`).waitFor();
      assert.ok(!(await ids()).includes(good), "a good event passed the filter for bad ones");
      const outcomes = await dashboard.locator("[role=option] .outcome").allInnerTexts();
      assert.deepEqual([...new Set(outcomes.map((it) => it.trim()))], ["bad"]);
    });

    it("holds the list still while it is paused, and misses nothing", async () => {
      await dashboard.goto("/dashboard/live?app=shop");
      await dashboard.getByText("connected", { exact: true }).waitFor();
      await dashboard.getByLabel("Events, newest first").focus();
      await dashboard.keyboard.press("Space");
      const before = await ids();
      const sent = await press("bot");
      await dashboard.getByRole("button", { name: /^Go on \([\d,]+ new\)/ }).waitFor();
      assert.deepEqual(await ids(), before);
      await dashboard.keyboard.press("Space");

      await dashboard.locator(`[role=option][data-id="${sent}"]`).waitFor();
    });

    it("finds all stages of a just-sent event, and its row, soon after the click", async (test) => {
      await open(shop, "/product.html?sku=kettle-06");
      await dashboard.goto("/dashboard/live");
      const soon = SOON_MILLIS * slowness();
      const took = [];
      // the first ones warm the pipeline up; a machine that does ten other things may be late with one
      while (took.length < 5 && !(Math.min(...took) <= soon)) took.push(await fromClickToRow());

      const said = `from the click to the page with the row: ${took.join(", ")} ms, wanted in ${Math.round(soon)} ms`;
      test.diagnostic(said);
      assert.ok(Math.min(...took) <= soon, said);
    });

    it("finds an event by its id in the search box", async () => {
      const { eid } = sentBy(shop).at(-1);
      await dashboard.goto("/dashboard/");
      await dashboard.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
      await dashboard.keyboard.press("/");
      await dashboard.keyboard.type(eid);
      await dashboard.getByRole("listbox", { name: "Hits" }).getByRole("option").first().waitFor();
      await dashboard.keyboard.press("Enter");

      await dashboard.waitForURL(`**/dashboard/events/${eid}`);
      await dashboard.getByTestId("lineage").waitFor();
    });

    it("reads an event whole: request, parameters, 131 fields, entities, row", async () => {
      const { eid } = sentBy(shop).find(({ e, url }) => e === "pv" && url.includes("kettle"));
      const event = await until(() => ask(shop, `events/${eid}`), ({ outcome }) => outcome === "row");

      assert.equal(event.fields.length, 131);
      assert.ok(event.entities.some(({ schema }) => schema.includes("com.example_company/product/")));
      assert.equal(event.request.method, "POST");
      assert.ok(event.parameters.some(({ name, value }) => name === "eid" && value === eid));
      assert.ok(event.rows.some(({ table }) => table.endsWith("events")));
      assert.match(event.request.ip, /[x*]/);
      for (const snippet of Object.values(event.snippets)) assert.ok(snippet.length > 10);
    });

    async function press(testId) {
      const row = shop.locator(`[data-breaker=${testId}]`);
      const before = await row.getAttribute("data-event");
      await shop.getByTestId(testId).click();
      return until(() => row.getAttribute("data-event"), (now) => now !== null && now !== before);
    }

    async function fromClickToRow() {
      const sent = shop.waitForRequest((request) => request.url().endsWith("/tp2") && request.postData()?.includes('"e":"ue"'));
      const begin = Date.now();
      await shop.getByTestId("add-to-cart").click();
      const { eid } = JSON.parse((await sent).postData()).data.find(({ e }) => e === "ue");
      // somebody has the dashboard open and goes there
      await dashboard.evaluate((id) => {
        history.pushState({}, "", `/dashboard/events/${id}`);
        dispatchEvent(new PopStateEvent("popstate"));
      }, eid);
      for (const stage of STAGES) await dashboard.locator(`[data-testid=lineage] [data-stage=${stage}]`).waitFor();
      return Date.now() - begin;
    }
  });

/** How many times longer things take here now: so many programs share each processor, as in a build of many modules. */
function slowness() {
  return process.env.FRESHET_WINDOW_TIMED ? 1 : Math.max(1, loadavg()[0] / availableParallelism());
}
