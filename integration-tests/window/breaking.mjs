// Each button of "Break things", and what the dashboard says of it.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ask, besides, newPage, open, until } from "./browser.mjs";

/** The group that each broken thing has to be counted in, and what its advice has to say. */
const GROUPS = {
  "unknown-schema": { type: "schema_violations", schema: /no_such_event/, keyword: "ResolutionError", fix: /registry/ },
  "wrong-type": { type: "schema_violations", schema: /mouse_click/, path: "$.x", keyword: "type", fix: /Send x with the type/ },
  "missing-field": { type: "schema_violations", schema: /mouse_click/, path: "$.y", keyword: "required", fix: /Send y with each mouse_click/ },
  "extra-field": { type: "schema_violations", schema: /mouse_click/, keyword: "additionalProperties", fix: /misspelt property/ },
  "bad-entity": { type: "schema_violations", schema: /\/product\//, path: "$.sku", keyword: "type", fix: /Send sku with the type/ },
  "bad-uri": { type: "schema_violations", schema: /unstruct_event/, path: "$.schema", keyword: "pattern", fix: /in the form that the schema asks for/ },
  "too-long": { type: "enrichment_failures", message: /length restrictions/, fix: /Correct/ },
  "unknown-event": { type: "enrichment_failures", path: "e", fix: /Correct e in the tracker/ },
  "bad-base64": { type: "enrichment_failures", path: "ue_px", fix: /Correct ue_px/ },
  "bad-json": { type: "enrichment_failures", path: "ue_pr", fix: /Correct ue_pr/ },
  "bad-number": { type: "enrichment_failures", path: "vid", fix: /Correct vid/ },
  "bad-body": { type: "tracker_protocol_violations", path: "body", fix: /Use a tracker/ },
  "wrong-content-type": { type: "tracker_protocol_violations", path: "contentType", fix: /Use a tracker/ },
  "unknown-path": { type: "adapter_failures", fix: /Correct the path/ },
  "too-large": { type: "size_violation", fix: /Send less/ },
  "much-too-large": { type: "size_violation", fix: /Send less/ },
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

  for (const [id, { fix, ...expected }] of Object.entries(GROUPS)) {
    it(`${id} is counted and explained among the bad rows`, async () => {
      const fits = (cause) => Object.entries(expected).every(([key, value]) => (value instanceof RegExp ? value.test(cause[key] ?? "") : cause[key] === value));
      const { groups } = await until(() => ask(page, "bad?window=15m"), ({ groups }) => groups.some(fits));
      const cause = groups.find(fits);
      assert.ok(cause, `no group fits; there are ${JSON.stringify(groups.map(({ type, schema, path, keyword, message }) => ({ type, schema, path, keyword, message })), null, 1)}`);

      await dashboard.goto(`/dashboard/bad/${cause.group}`);
      await dashboard.getByRole("heading", { level: 1, name: cause.title }).waitFor();
      assert.match(await dashboard.getByTestId("count").innerText(), /^[\d,]+ bad rows?$/);
      assert.match(await dashboard.getByTestId("fix").innerText(), fix);
    });
  }

  it("counts as many bad rows as there are, group by group", async () => {
    const { total, groups, other } = await ask(page, "bad?window=15m");

    assert.equal(groups.reduce((sum, { count }) => sum + count, other ?? 0), total);
  });
});
