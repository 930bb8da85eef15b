// A dashboard that asks who one is: a second webapp beside the same pipeline, with a token.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { forget, newPage, open } from "./browser.mjs";

const SITE = process.env.FRESHET_TOKEN_SITE;
const TOKEN = process.env.FRESHET_TOKEN;

export const login = () =>
  describe("a dashboard with a token", { concurrency: 1, skip: !SITE && "no second webapp" }, () => {
    let page;
    const heading = (name) => page.getByRole("heading", { level: 1, name });
    const cookie = async () => (await page.context().cookies(SITE)).find(({ httpOnly }) => httpOnly);

    before(async () => (page = await newPage({ baseURL: SITE })));

    it("shows a stranger nothing, and asks for its token", async () => {
      await page.goto("/dashboard/traffic");
      await page.getByLabel("Token").waitFor();
      for (const path of ["overview", "events", "bad", "traffic", "settings", "schemas", "pipeline", "search?q=shop", "events/x", "bad/x"]) {
        assert.equal((await page.request.get(`/api/v1/${path}`)).status(), 401, path);
      }
    });

    it("refuses another token, and says so", async () => {
      await page.getByLabel("Token").fill("not-it");
      await page.keyboard.press("Enter");
      await page.getByText("That was not the token.").waitFor();

      assert.equal(await page.locator("main table").count(), 0);
      assert.equal(await cookie(), undefined);
    });

    it("lets in who knows it, remembers that in a cookie that scripts and other sites cannot use", async () => {
      await page.getByLabel("Token").fill(TOKEN);
      await page.keyboard.press("Enter");
      await heading("Overview").or(heading("Traffic")).waitFor();
      await page.goto("/dashboard/traffic");
      await page.getByText("page views", { exact: true }).first().waitFor();

      const { httpOnly, sameSite } = await cookie();
      assert.deepEqual({ httpOnly, sameSite }, { httpOnly: true, sameSite: "Strict" });
      assert.ok(!page.url().includes(TOKEN), `the token stands in the address ${page.url()}`);
    });

    it("lets a stranger shop, and tells them of their own events only", async () => {
      const stranger = await newPage({ baseURL: SITE });
      await open(stranger, "/break.html");
      await stranger.getByTestId("wrong-type").click();
      await stranger.locator("[data-breaker=wrong-type][data-as-expected=true]").waitFor();
      const foreign = await stranger.locator("[data-testid=fates] > li:not(:has([data-testid=payload]))").count();
      assert.equal(foreign, 0);
    });

    it("complains of nothing but being asked", () => {
      const heard = forget(SITE);
      assert.deepEqual(heard.filter((it) => !it.includes("401")), []);
    });
  });
