// Every screen: for people who see badly, at night, on a telephone; what it exports is what it shows.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ask, newPage, picture, problems, show, sideBySide } from "./browser.mjs";
import { covered } from "./covered.mjs";
import { differencesOfExports } from "./exports.mjs";

const SHOP = { home: "/", catalogue: "/catalogue.html", product: "/product.html?sku=lamp-03", cart: "/cart.html", checkout: "/checkout.html", break: "/break.html", robot: "/robot.html" };
const CLICK = "schemas/com.example_company/mouse_click/jsonschema/1-0-0";
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 380, height: 800 };
/** The documentation shows each screen; this one when all of its buttons have been pressed, see breaking.mjs. */
const PICTURED_ELSEWHERE = ["break"];
const NIGHT_PICTURES = ["dashboard-overview"];
const NARROW_PICTURES = ["product", "dashboard-live"];
/** These tell more in a picture that shows all of them. */
const WHOLE_PICTURES = ["dashboard-overview", "dashboard-traffic"];

export const screens = () =>
  describe("every screen", { concurrency: 1 }, () => {
    const found = { axe: [], night: [], narrow: [], covered: [], exports: [] };

    before(async () => {
      const pages = [await newPage({ reducedMotion: "reduce" }), await newPage({ reducedMotion: "reduce" })];
      const screens = [...Object.entries(SHOP), ...(await dashboards(pages[0]))];
      // one visit a screen: light, dark and narrow are the same page in another light and another window
      await sideBySide(pages, screens, async (page, [name, path]) => {
        const note = (list, all) => found[list].push(...all.map((it) => `${name}: ${it}`));
        await page.setViewportSize(WIDE);
        await page.emulateMedia({ colorScheme: "light" });
        await show(page, path);
        if (!PICTURED_ELSEWHERE.includes(name)) await picture(page, name, WHOLE_PICTURES.includes(name));
        note("axe", await problems(page));
        if (name.startsWith("dashboard-")) note("exports", await exportsOfTabs(page));

        await page.emulateMedia({ colorScheme: "dark" });
        note("night", await bright(page));
        note("night", await problems(page, ["color-contrast"]));
        if (NIGHT_PICTURES.includes(name)) await picture(page, `${name}-dark`);

        await page.emulateMedia({ colorScheme: "light" });
        await page.setViewportSize(NARROW);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > NARROW.width) note("narrow", [`${width} pixels wide`]);
        if (NARROW_PICTURES.includes(name)) await picture(page, `${name}-narrow`);
        note("covered", await covered(page));
      });
    });

    it("has no accessibility problem that axe finds", () => assert.deepEqual(found.axe, []));
    it("is dark at night, with enough contrast", () => assert.deepEqual(found.night, []));
    it("fits into 380 pixels", () => assert.deepEqual(found.narrow, []));
    it("covers no text with another at 380 pixels", () => assert.deepEqual(found.covered, []));
    it("exports each table as it shows it, as CSV and as JSON", () => assert.deepEqual(found.exports, []));
  });

/** The screens of the dashboard by name, with something to see on each. */
async function dashboards(page) {
  const { events } = await ask(page, "events?outcome=row&event=snowplow_ecommerce_action&app=shop&limit=1");
  const { groups } = await ask(page, "bad?window=15m");
  const wrongType = groups.find(({ keyword, schema, app }) => keyword === "type" && schema?.includes("mouse_click") && app === "shop");
  const paths = {
    overview: "",
    live: "live",
    event: `events/${events[0].id}`,
    bad: "bad",
    group: `bad/${wrongType.group}`,
    schemas: "schemas",
    schema: CLICK,
    traffic: "traffic",
    pipeline: "pipeline",
    settings: "settings",
    search: "search?q=shop",
    api: "api",
  };
  return Object.entries(paths).map(([name, path]) => [`dashboard-${name}`, `/dashboard/${path}`]);
}

/** The differences of all tables of a screen, those behind its tabs too. */
async function exportsOfTabs(page) {
  const found = await differencesOfExports(page);
  for (const tab of (await page.getByRole("tab").all()).slice(1)) {
    await tab.click();
    found.push(...(await differencesOfExports(page)));
  }
  return found;
}

async function bright(page) {
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  return Math.max(...background.match(/\d+/g).slice(0, 3).map(Number)) > 60 ? [`the background is ${background}`] : [];
}
