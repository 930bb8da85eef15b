// Each button of "Break things", and what the dashboard says of it.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ask, besides, newPage, open, until } from "./browser.mjs";

/** The group that each broken thing has to be counted in, and what its advice has to say. */
const GROUPS = {
  "unknown-schema": { type: "schema_violations", schema: /no_such_event/ },
  "wrong-type": { type: "schema_violations", schema: /mouse_click/, path: /x$/, keyword: "type" },
  "missing-field": { type: "schema_violations", schema: /mouse_click/, keyword: "required" },
  "extra-field": { type: "schema_violations", schema: /mouse_click/, keyword: "additionalProperties" },
  "bad-entity": { type: "schema_violations", schema: /\/product\//, path: /sku$/, keyword: "type" },
  "bad-uri": { type: "schema_violations" },
  "too-long": { type: "enrichment_failures", path: /se_category/ },
  "unknown-event": { type: "enrichment_failures", path: /^e$|event/ },
  "bad-base64": { type: "enrichment_failures", path: /ue_px|unstruct/ },
  "bad-json": { type: "enrichment_failures", path: /ue_pr|unstruct/ },
  "bad-number": { type: "enrichment_failures", path: /vid|domain_sessionidx/ },
  "bad-body": { type: "tracker_protocol_violations" },
  "wrong-content-type": { type: "tracker_protocol_violations" },
  "unknown-path": { type: "adapter_failures" },
  "too-large": { type: "size_violation" },
  "much-too-large": { type: "size_violation" },
};
const ARRIVE = ["duplicate", "duplicate-id", "future", "bot", "bad-ip", "pii", "script"];

describe("what is broken on purpose", () => {
  let page;
  let dashboard;
  const line = (id) => page.locator(`[data-breaker=${id}]`);

  before(async () => {
    page = await newPage();
    await open(page, "/break.html");
    for (const id of [...Object.keys(GROUPS), ...ARRIVE]) await page.getByTestId(id).click();
    dashboard = await besides(page);
  });

  it("has a button for each kind, and this test knows each button", async () => {
    const buttons = await page.locator("[data-breaker]").evaluateAll((all) => all.map((it) => it.dataset.breaker));

    assert.deepEqual(buttons.toSorted(), [...Object.keys(GROUPS), ...ARRIVE].toSorted());
  });

  for (const id of [...Object.keys(GROUPS), ...ARRIVE]) {
    it(`${id} ends as its button says`, async () => {
      await page.locator(`[data-breaker=${id}][data-ended]`).waitFor();

      assert.equal(await line(id).getAttribute("data-as-expected"), "true", await line(id).innerText());
    });
  }

  for (const [id, expected] of Object.entries(GROUPS)) {
    it(`${id} is counted and explained among the bad rows`, async () => {
      const fits = (cause) => Object.entries(expected).every(([key, value]) => (value instanceof RegExp ? value.test(cause[key] ?? "") : cause[key] === value));
      const { groups } = await until(() => ask(page, "bad?window=15m"), ({ groups }) => groups.some(fits));
      const cause = groups.find(fits);
      assert.ok(cause, `no group fits; there are ${JSON.stringify(groups.map(({ type, schema, path, keyword }) => ({ type, schema, path, keyword })), null, 1)}`);

      await dashboard.goto(`/dashboard/bad/${cause.group}`);
      await dashboard.getByRole("heading", { level: 1, name: cause.title }).waitFor();
      assert.match(await dashboard.getByTestId("count").innerText(), /^[\d,]+ bad rows?$/);
      const fix = await dashboard.getByTestId("fix").innerText();
      assert.doesNotMatch(fix, /No advice/, id);
    });
  }

  it("counts as many bad rows as there are, group by group", async () => {
    const { total, groups, other } = await ask(page, "bad?window=15m");

    assert.equal(groups.reduce((sum, { count }) => sum + count, other ?? 0), total);
  });
});
