// Each button of "Break things", and what the dashboard says of it.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ask, besides, newPage, open, picture, until } from "./browser.mjs";

const CLICK = "iglu:com.example_company/mouse_click/jsonschema/1-0-0";
const KINDS = { schemas: "schema_violations", fields: "enrichment_failures", protocol: "tracker_protocol_violations" };

/**
 * The group that each broken thing has to be counted in, what its advice says in words, and what the sample's
 * explanation names. What is undefined must not be there.
 */
const GROUPS = {
  "unknown-schema": { type: KINDS.schemas, schema: "iglu:com.example_company/no_such_event/jsonschema/1-0-0", keyword: "ResolutionError", fix: /^Put com.example_company\/no_such_event\/jsonschema\/1-0-0 into a registry/, explains: /in one of the registries/ },
  "wrong-type": { type: KINDS.schemas, schema: CLICK, path: "$.x", keyword: "type", fix: /^Send x with the type that the schema asks for/, explains: /the type number[^]*"left" \(string\)/ },
  "missing-field": { type: KINDS.schemas, schema: CLICK, path: "$.y", keyword: "required", fix: /^Send y with each mouse_click, or make it optional/, explains: /a property y/ },
  "extra-field": { type: KINDS.schemas, schema: CLICK, path: "$", keyword: "additionalProperties", fix: /^Look for a misspelt property, or add it/, explains: /none but the properties x, y[^]*"z":10/ },
  "bad-entity": { type: KINDS.schemas, schema: "iglu:com.example_company/product/jsonschema/1-0-0", path: "$.sku", keyword: "type", fix: /^Send sku with the type that the schema asks for/, explains: /the type string[^]*7 \(number\)/ },
  "bad-uri": { type: KINDS.schemas, schema: "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0", path: "$.schema", keyword: "pattern", fix: /in the form that the schema asks for/, explains: /\^iglu:/ },
  "too-long": { type: KINDS.fields, path: "se_category", keyword: "maxLength", fix: /^Send a shorter se_category/, explains: /se_category[^]*1000/ },
  "unknown-event": { type: KINDS.fields, path: "e", fix: /^Set e to one of pv, pp, se, ue/, explains: /"zz"/ },
  "bad-base64": { type: KINDS.fields, path: "ue_px", fix: /^Send valid JSON in ue_px/, explains: /%%% no base64 %%%/ },
  "bad-json": { type: KINDS.fields, path: "ue_pr", fix: /^Send valid JSON in ue_pr/, explains: /exhausted input/ },
  "bad-number": { type: KINDS.fields, path: "vid", fix: /^Correct vid in the tracker/, explains: /"first"/ },
  "bad-body": { type: KINDS.protocol, path: "body", fix: /^See why the body is empty or cut/, explains: /oops/ },
  "wrong-content-type": { type: KINDS.protocol, path: "contentType", fix: /^Send the POST with Content-Type: application\/json/, explains: /"text\/plain"/ },
  "unknown-path": { type: "adapter_failures", path: "vendor/version", fix: /^Correct the path/, explains: /com.nobody\/v9/ },
  "too-large": { type: "size_violation", fix: /^Send less/ },
  "much-too-large": { type: "size_violation", fix: /^Send less/ },
};
const ARRIVE = ["duplicate", "duplicate-id", "future", "bot", "bad-ip", "pii", "script"];

export const breaking = () =>
  describe("what is broken on purpose", { concurrency: 1 }, () => {
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

    for (const [id, { fix, explains, ...expected }] of Object.entries(GROUPS)) {
      it(`${id} is counted and explained among the bad rows`, async () => {
        const event = await line(id).getAttribute("data-event");
        const cause = await causeOf(event, expected.type);
        const wanted = { schema: undefined, path: undefined, keyword: undefined, ...expected };
        const { type, schema, path, keyword } = cause;
        assert.deepEqual({ type, schema, path, keyword }, wanted);

        await dashboard.goto(`/dashboard/bad/${cause.group}`);
        await dashboard.getByRole("heading", { level: 1, name: cause.title, exact: true }).waitFor();
        assert.match(await dashboard.getByTestId("count").innerText(), /^[\d,]+ bad rows?$/);
        assert.match(await dashboard.getByTestId("fix").innerText(), fix);
        if (!explains) return;
        const { samples } = await ask(page, `bad/${cause.group}`);
        assert.ok(samples.some((sample) => sample.id === event), "the event is not among the samples");
        await dashboard.getByTitle(samples.find((sample) => sample.id === event).place).first().click();
        assert.match(await dashboard.locator(".explain").innerText(), explains);
      });
    }

    it("leads from each broken thing to why", async () => {
      await picture(page, "break");
      const lines = await page.locator("[data-breaker] [role=status] a").evaluateAll((all) => all.map(({ pathname, search, textContent }) => [pathname + search, textContent]));
      assert.equal(lines.filter(([, text]) => text === "See why").length, Object.keys(GROUPS).length);
      assert.equal(lines.filter(([, text]) => text === "See the event").length, ARRIVE.length);

      await dashboard.goto(lines[0][0]);
      await dashboard.getByRole("heading", { name: "Why it is bad" }).waitFor();
    });

    it("counts as many bad rows as there are, group by group", async () => {
      const { total, groups, other } = await ask(page, "bad?window=15m");

      assert.equal(groups.reduce((sum, { count }) => sum + count, other ?? 0), total);
    });

    /** The group of an event; one too large to be read is known by its kind alone. */
    async function causeOf(event, type) {
      if (type === "size_violation") return (await ask(page, `bad?window=15m&type=${type}`)).groups[0];
      const { badRow } = await until(() => ask(page, `events/${event}`), ({ badRow }) => badRow?.cause?.group);
      const { groups } = await until(() => ask(page, "bad?window=15m"), ({ groups }) => groups.some(({ group }) => group === badRow.cause.group));
      return groups.find(({ group }) => group === badRow.cause.group);
    }
  });
