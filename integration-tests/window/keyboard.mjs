// Everything with the keyboard alone, and one sees where one is.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ask, newPage, open, show } from "./browser.mjs";

export const keyboard = () =>
  describe("the keyboard", { concurrency: 1 }, () => {
    let page;
    const chosen = () => page.locator("[role=option][aria-selected=true]");
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };

    before(async () => (page = await newPage({ reducedMotion: "reduce" })));

    for (const path of ["/", "/checkout.html", "/break.html", "/dashboard/", "/dashboard/live", "/dashboard/bad"]) {
      it(`reaches all of ${path}, and shows where it is`, async () => {
        await (path.startsWith("/dashboard") ? show(page, path) : open(page, path));
        const { missed, unseen } = await tabThrough(page);

        assert.deepEqual({ missed, unseen }, { missed: [], unseen: [] });
      });
    }

    it("moves in the live list, opens an event, closes it, goes back to the newest", async () => {
      await show(page, "/dashboard/live");
      await press("j", "j", "k", "j");
      const second = await chosen().getAttribute("data-id");
      await page.getByRole("button", { name: /^Go on/ }).waitFor();
      await press("Enter");
      await page.getByRole("dialog", { name: `Event ${second}` }).waitFor();
      await press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await press("g", " ");
      await page.getByRole("button", { name: /^(Pause|Go on)/ }).waitFor();
      assert.equal(await page.getByLabel("Events, newest first").evaluate((list) => list.scrollTop), 0);
    });

    it("opens a cause of bad rows, and goes through its samples", async () => {
      const { groups } = await ask(page, "bad?window=15m");
      await show(page, "/dashboard/bad");
      await press("j", "j", "k", "Enter");
      await page.waitForURL(`**/dashboard/bad/${groups[0].group}`);
      const samples = page.locator(".samples > ul button");
      await samples.first().waitFor();
      if ((await samples.count()) > 1) {
        await press("j");
        assert.equal(await samples.nth(1).getAttribute("aria-pressed"), "true");
        await press("k");
      }
      assert.equal(await samples.first().getAttribute("aria-pressed"), "true");
    });

    it("searches, and leaves what is typed alone", async () => {
      await show(page, "/dashboard/");
      await press("/");
      await page.keyboard.type("j?k g");
      assert.equal(await page.getByRole("combobox", { name: "Search any id" }).inputValue(), "j?k g");
      await press("Escape");
      assert.equal(await page.getByRole("listbox", { name: "Hits" }).count(), 0);
    });

    it("says which keys there are", async () => {
      await show(page, "/dashboard/traffic");
      await press("?");
      const help = page.getByRole("dialog", { name: "Keys" });
      await help.waitFor();
      for (const key of ["/", "space", "j  k", "Enter", "g", "Esc", "?"]) await help.locator("kbd", { hasText: new RegExp(`^${key.replace("?", "\\?")}$`) }).waitFor();
      await press("Escape");
      await help.waitFor({ state: "hidden" });
    });
  });

/** Presses Tab from the top to the end: what was not reached, and what did not show that it was. */
async function tabThrough(page) {
  const count = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    // new events may bring new lines while this goes on
    const there = all.filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0 && !it.closest("#panel, dialog:not([open])"));
    const reached = new Set();
    const unseen = new Set();
    document.addEventListener("focusin", ({ target }) => {
      reached.add(target);
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 1) unseen.add(target);
    });
    const say = (one) => one.outerHTML.slice(0, 120);
    globalThis.tabbed = () => ({ missed: there.filter((it) => it.isConnected && !reached.has(it)).map(say), unseen: [...unseen].map(say) });
    return document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]").length;
  });
  for (let at = 0; at <= count; at++) await page.keyboard.press("Tab");
  return page.evaluate(() => globalThis.tabbed());
}
