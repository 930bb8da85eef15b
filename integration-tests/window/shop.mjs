// A visitor walks through the shop, as in front of a colleague.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { allEnded, follow, newPage, open, sentBy } from "./browser.mjs";

export const shop = () =>
  describe("a visitor of the shop", { concurrency: 1 }, () => {
    let page;
    // others are there at the same time; what this tab sent shows its payload
    const panel = (name) => page.locator("[data-testid=fates] > li:has([data-testid=payload])").filter({ has: page.locator(".name", { hasText: new RegExp(`^${name}$`) }) });
    const press = (testId) => page.getByTestId(testId).first().click();

    before(async () => (page = await newPage()));

    it("looks around, searches, filters and moves the mouse", async () => {
      await open(page, "/");
      await press("outbound");
      await follow(page, "nav a[href='/catalogue.html']");
      await page.getByTestId("search").fill("lamp");
      await page.keyboard.press("Enter");
      await page.getByText("1 of 6 things").waitFor();
      await page.getByTestId("category").selectOption("light");
      await follow(page, "#goods a");
      await page.getByTestId("pad").hover();
      await press("pad");
      await allEnded(page);

      assert.deepEqual(await outcomes(["page_view", "site_search", "filter_change", "mouse_move", "mouse_click"]), ["row"]);
    });

    it("fills a cart, changes it and fills in a form", async () => {
      await press("add-to-cart");
      await follow(page, "nav a[href='/catalogue.html']");
      await follow(page, "#goods li:nth-child(5) a");
      await press("add-to-cart");
      await follow(page, "nav a[href='/cart.html']");
      await press("more");
      await page.getByTestId("coupon").fill("RIVER");
      await press("redeem");
      await page.getByRole("button", { name: "Remove Steel flask" }).click();
      await allEnded(page);

      assert.equal(await page.getByTestId("total").textContent(), "Together 48.00 EUR");
      assert.deepEqual(await outcomes(["quantity_change", "snowplow_ecommerce_action", "focus_form", "change_form", "submit_form"]), ["row"]);
    });

    it("says who they are, consents, buys and sends it back", async () => {
      await follow(page, "[data-testid=to-checkout]");
      await page.getByTestId("customer").fill("customer-7");
      await press("login");
      await press("allow_all");
      await page.getByTestId("name").fill("Ann Example");
      await page.getByTestId("delivery").selectOption("express");
      await press("buy");
      await page.getByTestId("thanks").waitFor();
      await press("refund");
      await press("withdrawn");
      await allEnded(page);

      const actions = sentBy(page).map(actionOf).filter(Boolean);
      for (const action of ["list_view", "product_view", "add_to_cart", "remove_from_cart", "checkout_step", "transaction", "refund"]) {
        assert.ok(actions.includes(action), `no ${action} in ${actions}`);
      }
      assert.ok(sentBy(page).some(({ uid }) => uid === "customer-7"), "no event with the user's id");
      assert.ok(!JSON.stringify(sentBy(page).map(decoded)).includes("Ann Example"), "the name was tracked");
      assert.deepEqual(await outcomes(["consent_preferences"]), ["row"]);
    });

    it("is unknown once they want to be", async () => {
      await press("anonymous");
      await press("deny_all");
      await allEnded(page);

      const denied = sentBy(page).filter((event) => decoded(event).ue?.data.data.eventType === "deny_all");
      assert.equal(denied.length, 1);
      const [{ uid, duid, sid, vid, nuid }] = denied;
      assert.deepEqual([uid, duid, sid, vid, nuid], Array(5).fill(undefined));
      assert.ok(!JSON.stringify(denied.map(decoded)).includes("client_session"), "the session's entity names the user");
      await press("anonymous");
    });

    it("reads in the panel what was sent and what became of it", async () => {
      // the panel shows other tabs' events as well, and newer ones stand above
      const { eid } = sentBy(page).find((event) => decoded(event).ue?.data.data.eventType === "deny_all");
      const line = page.locator(`[data-testid=fates] > li[data-id="${eid}"]`);
      await line.getByText("Payload as sent").click();
      await line.getByText("Row in atomic.events").click();

      assert.match(await line.getByTestId("payload").innerText(), /"eventType": "deny_all"/);
      assert.match(await line.getByTestId("row").innerText(), /app_id\s+shop/);
      assert.match(await line.locator(".ms").innerText(), /^[\d,]+ ms$/);
    });

    /** The outcomes of all events of these names in the panel; each name has to be there. */
    async function outcomes(names) {
      const ends = new Set();
      for (const name of names) {
        const lines = panel(name);
        assert.notEqual(await lines.count(), 0, `no ${name} in the panel`);
        for (const line of await lines.all()) ends.add(await line.getAttribute("data-outcome"));
      }
      return [...ends];
    }
  });

/** The event with what it holds as JSON text taken out. */
function decoded({ ue_pr, co, ...rest }) {
  return { ...rest, ...(ue_pr && { ue: JSON.parse(ue_pr) }), ...(co && { co: JSON.parse(co) }) };
}

function actionOf(event) {
  const { data } = decoded(event).ue ?? {};
  return data?.schema.includes("/snowplow_ecommerce_action/") ? data.data.type : undefined;
}
