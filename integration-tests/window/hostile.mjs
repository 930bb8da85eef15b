// Hostile text in every field that somebody outside can fill in, and then every screen that may show it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { ask, newPage, show, sideBySide, until } from "./browser.mjs";

const COLLECTOR = process.env.FRESHET_COLLECTOR;
const TP2 = "/com.snowplowanalytics.snowplow/tp2";
const RUN = "document.body.dataset.hacked='yes'";
/** Out of a text, an attribute, a script and a template; and an address that is a script. */
const HOSTILE = `'"><img src=x onerror="${RUN}"><svg onload="${RUN}"></script><script>${RUN}</script>{{${RUN}}}`;
const ADDRESS = `javascript:${RUN}`;
const KEYS = { [HOSTILE]: HOSTILE, __proto__x: HOSTILE, list: [HOSTILE, { [HOSTILE]: ADDRESS }] };
/** From the table of the documentation, so that a new parameter is tried as well. */
const PARAMETERS = [...readFileSync(new URL("../../docs/reference/tracker-parameters.md", import.meta.url), "utf8").matchAll(/^\| `(\w+)` \| `/gm)].map(([, name]) => name);

export const hostile = () =>
  describe("hostile text", { concurrency: 1 }, () => {
    const checked = { found: [], showed: 0, screens: 0 };

    before(async () => {
      const pages = [await newPage(), await newPage()];
      const [page] = pages;
      const named = await attack();
      const all = ({ fates }) => named.every((id) => fates.some((fate) => fate.id === id && fate.outcome !== "good"));
      assert.ok(all(await until(() => ask(page, `site/events?after=-1&ids=${named}`), all)), "not all of it has ended");
      await sideBySide(pages, await screens(page), async (page, path) => {
        await show(page, path);
        await check(page, path);
        for (const tab of await page.getByRole("tab").all()) {
          await tab.click();
          await check(page, `${path} ${await tab.innerText()}`);
        }
      });
      await show(page, "/dashboard/live?text=onerror");
      for (const _ of await page.locator("[role=option]").all()) {
        await page.keyboard.press("j");
        await page.keyboard.press("Enter");
        await page.getByRole("dialog").waitFor();
      }
      await check(page, "the drawer");
      await show(page, "/dashboard/");
      await page.getByRole("combobox").fill(HOSTILE);
      await page.keyboard.press("Enter");
      await check(page, "the search");
    });

    it("is tried in every parameter", () => assert.ok(PARAMETERS.length > 70, `only ${PARAMETERS}`));
    it("stays text on every screen", () => assert.deepEqual(checked.found, []));
    it("is seen there at all", () => assert.ok(checked.showed > 40, `on ${checked.showed} of ${checked.screens}`));

    async function check(page, where) {
      const { alive, text } = await page.evaluate(() => ({
        alive: document.body.dataset.hacked ?? document.querySelector("img[src=x], svg[onload], body script, [onerror], a[href^='javascript:' i]")?.outerHTML,
        text: document.body.innerText,
      }));
      if (alive) checked.found.push(`${where}: ${alive}`);
      checked.screens++;
      if (text.includes("onerror") || text.includes(ADDRESS)) checked.showed++;
    }
  });

/** Sends it; the ids of the events that can be found again by them. */
async function attack() {
  const event = (more) => ({ e: "pv", eid: randomUUID(), p: "web", aid: "hostile", tv: "hostile-1", ...more });
  const ue = (schema, data) => ({ e: "ue", ue_pr: JSON.stringify({ schema: "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0", data: { schema, data } }) });
  const co = (...data) => ({ co: JSON.stringify({ schema: "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0", data }) });
  const click = "iglu:com.example_company/mouse_click/jsonschema/1-0-0";
  const product = "iglu:com.example_company/product/jsonschema/1-0-0";
  const fields = [...PARAMETERS, HOSTILE].map((name) => event({ [name]: HOSTILE }));
  const shaped = [
    event({ url: ADDRESS, refr: ADDRESS, page: HOSTILE, uid: HOSTILE, aid: HOSTILE }),
    event({ url: `http://shop.example/${HOSTILE}?utm_source=${HOSTILE}&utm_campaign=${HOSTILE}`, page: HOSTILE }),
    event(ue(click, { x: 1, y: 2, elementId: HOSTILE.slice(0, 255), area: HOSTILE.slice(0, 64), elementClasses: [HOSTILE.slice(0, 64)] })),
    event(ue(click, { x: HOSTILE, y: HOSTILE })),
    event(ue(click, { x: 1, y: 2, ...KEYS })),
    event(ue("iglu:com.onerror/img-src_x/jsonschema/1-0-0", KEYS)),
    event(ue(`iglu:com.example/${HOSTILE}/jsonschema/1-0-0`, {})),
    event(ue(HOSTILE, {})),
    event({ e: "ue", ue_pr: HOSTILE }),
    event({ e: "ue", ue_px: Buffer.from(HOSTILE).toString("base64url") }),
    event(co({ schema: product, data: { sku: HOSTILE.slice(0, 60), name: HOSTILE } })),
    event(co({ schema: product, data: KEYS }, { schema: HOSTILE, data: KEYS })),
    event({ co: HOSTILE }),
  ];
  const headers = { "User-Agent": HOSTILE, Referer: ADDRESS, Cookie: "<img src=x onerror=1>=<img src=x onerror=1>; other=<svg onload=1>", "X-Forwarded-For": HOSTILE, "X-Hostile": HOSTILE, "Accept-Language": HOSTILE };
  // not by a browser: that one would not say these things of itself
  const post = (path, body, more) => fetch(COLLECTOR + path, { method: "POST", body, headers: { "Content-Type": "application/json", ...more } });
  const payload = (data) => JSON.stringify({ schema: "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4", data });
  const get = (parameters, more = {}) => fetch(`${COLLECTOR}/i?${new URLSearchParams(parameters)}`, { headers: more });
  // in query strings, for the schema of posted payloads does not know every parameter
  await Promise.all(fields.map((one) => get(one)));
  const byHeaders = event({});
  for (const one of shaped) await post(TP2, payload([one]));
  await post(TP2, payload([byHeaders]), headers);
  await get({ ...event({ page: HOSTILE }), [HOSTILE]: HOSTILE }, headers);
  await post(`${TP2}?${encodeURIComponent(HOSTILE)}=${encodeURIComponent(HOSTILE)}`, payload([event({})]));
  await get(event({}), { ...headers, Cookie: `sp=${encodeURIComponent(HOSTILE)}` });
  await post(TP2, HOSTILE, headers);
  await post(TP2, JSON.stringify(KEYS));
  await post(TP2, payload([KEYS]));
  await post(`/com.${encodeURIComponent(HOSTILE)}/v1`, JSON.stringify(KEYS), headers);
  await post(`/com.snowplowanalytics.iglu/v1?schema=${encodeURIComponent(click)}`, JSON.stringify({ x: 1, y: 2, elementId: HOSTILE.slice(0, 255) }), headers);
  await post(`/com.snowplowanalytics.iglu/v1?schema=${encodeURIComponent(HOSTILE)}`, JSON.stringify(KEYS));
  await post("/com.sendgrid/v3", JSON.stringify([{ event: "click", timestamp: 1, email: HOSTILE, url: ADDRESS, useragent: HOSTILE, ...KEYS }, { event: HOSTILE }]));
  await post("/com.mailchimp/v1", new URLSearchParams({ type: "subscribe", "data[email]": HOSTILE, [HOSTILE]: HOSTILE }).toString(), { "Content-Type": "application/x-www-form-urlencoded" });
  // where the id or the user is, nothing but hostile text is left to find the event by
  return [...fields.filter(({ eid, nuid }) => ![eid, nuid].includes(HOSTILE)), ...shaped, byHeaders].map(({ eid }) => eid);
}

/** Each screen; of the events, one of each kind that it makes; and the page of each group of bad rows. */
async function screens(page) {
  const events = (await Promise.all(["text=onerror", "app=hostile"].map((filter) => ask(page, `events?${filter}&limit=1000`)))).flatMap((it) => it.events);
  const groups = (await Promise.all(["hostile", "onerror", "payload"].map((text) => ask(page, `bad?window=15m&text=${text}`)))).flatMap((it) => it.groups);
  const eachKind = (all, ...names) => [...new Map(all.map((one) => [names.map((name) => one[name]).join(), one])).values()];
  const opened = eachKind(events, "outcome", "event", "kind", "entities");
  const causes = eachKind(groups, "type", "keyword");
  assert.ok(opened.length > 7 && causes.length > 7, `${opened.length} kinds of events, ${causes.length} of causes`);
  return [
    ...opened.map(({ id }) => `/dashboard/events/${encodeURIComponent(id)}`),
    ...causes.map(({ group }) => `/dashboard/bad/${group}`),
    ...["", "live", "live?text=onerror", "bad", "schemas", "traffic", "traffic?range=30m", "pipeline", "settings", `search?q=${encodeURIComponent(HOSTILE)}`].map((path) => `/dashboard/${path}`),
    `/dashboard/bad?text=${encodeURIComponent(HOSTILE)}`,
    `/dashboard/live?outcome=bad&event=&schema=${encodeURIComponent("img-src_x")}`,
    "/break.html",
  ];
}
