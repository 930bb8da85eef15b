// Every screen: for people who see badly, at night, on a telephone, and with hostile events in it.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ask, newPage, picture, problems } from "./browser.mjs";

const SHOP = { home: "/", catalogue: "/catalogue.html", product: "/product.html?sku=lamp-03", cart: "/cart.html", checkout: "/checkout.html", break: "/break.html", robot: "/robot.html" };
const CLICK = "schemas/com.example_company/mouse_click/jsonschema/1-0-0";
/** Of the shop and of the dashboard those whose colours are not others' as well. */
const COLOURS = ["home", "break", "dashboard-overview", "dashboard-live", "dashboard-event", "dashboard-group"];
const HOSTILE = "hacked='yes'";

describe("every screen", () => {
  const screens = Object.entries(SHOP);
  let light;
  let dark;
  let narrow;

  before(async () => {
    light = await newPage({ reducedMotion: "reduce" });
    dark = await newPage({ colorScheme: "dark", reducedMotion: "reduce" });
    narrow = await newPage({ viewport: { width: 380, height: 800 }, reducedMotion: "reduce", hasTouch: true });
    const { events } = await ask(light, `events?text=${encodeURIComponent("hacked")}&limit=1`);
    const { groups } = await ask(light, "bad?window=15m");
    const wrongType = groups.find(({ keyword, schema }) => keyword === "type" && schema?.includes("mouse_click"));
    for (const [name, path] of Object.entries({
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
      api: "api",
      search: "search?q=shop",
    })) screens.push([`dashboard-${name}`, `/dashboard/${path}`]);
  });

  it("has no accessibility problem that axe finds, by day", async () => {
    const found = [];
    for (const [name, path] of screens) {
      await show(light, path);
      found.push(...(await problems(light)).map((it) => `${name}: ${it}`));
      await picture(light, name);
    }
    assert.deepEqual(found, []);
  });

  it("has enough contrast at night", async () => {
    const found = [];
    for (const [name, path] of screens.filter(([name]) => COLOURS.includes(name))) {
      await show(dark, path);
      const { background } = await dark.evaluate(() => ({ background: getComputedStyle(document.body).backgroundColor }));
      const bright = Math.max(...background.match(/\d+/g).slice(0, 3).map(Number));
      if (bright > 60) found.push(`${name}: the background is ${background}`);
      found.push(...(await problems(dark, ["color-contrast"])).map((it) => `${name}: ${it}`));
      if (["home", "dashboard-overview", "dashboard-event"].includes(name)) await picture(dark, `${name}-dark`);
    }
    assert.deepEqual(found, []);
  });

  it("fits into 380 pixels", async () => {
    const found = [];
    for (const [name, path] of screens) {
      await show(narrow, path);
      const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
      if (width > 380) found.push(`${name} is ${width} pixels wide`);
      if (["product", "dashboard-overview", "dashboard-live"].includes(name)) await picture(narrow, `${name}-narrow`);
    }
    assert.deepEqual(found, []);
  });

  it("shows hostile text as text", async () => {
    const event = screens.find(([name]) => name === "dashboard-event")[1];
    const tabs = ["", "?tab=entities", "?tab=request", "?tab=parameters", "?tab=rows", "?tab=json", "?tab=tsv"].map((tab) => event + tab);
    let seen = 0;
    for (const path of [...tabs, "/dashboard/live", "/dashboard/bad", "/dashboard/traffic", "/break.html", `/dashboard/search?q=${encodeURIComponent("<img src=x onerror=1>")}`]) {
      await show(light, path);
      const page = await light.evaluate(() => ({
        hacked: document.body.dataset.hacked,
        images: document.querySelectorAll("img[src='x']").length,
        text: document.body.innerText,
      }));
      assert.deepEqual([page.hacked, page.images], [undefined, 0], path);
      if (page.text.includes(HOSTILE)) seen++;
    }
    assert.ok(seen >= 4, `only ${seen} pages showed the hostile text at all`);
  });
});

async function show(page, path) {
  await page.goto(path);
  await page.locator("main h1").first().waitFor();
  if (path.startsWith("/dashboard/live")) await page.locator("[role=option]").first().waitFor();
  // what is asked for has been answered
  await page.locator(".empty[role=status]").waitFor({ state: "detached" });
}
