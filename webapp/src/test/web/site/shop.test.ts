// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { emptyCart, quantityOf, readCart, setQuantity } from "../../../main/web/site/src/shop/cart";
import { entityOf } from "../../../main/web/site/src/shop/entities";
import { find, productOf } from "../../../main/web/site/src/shop/goods";

beforeEach(() => localStorage.clear());

describe("goods", () => {
  it("fall back to the first product", () => {
    expect(productOf("no-such-sku").sku).toBe("boots-01");
  });

  it("are found by category and by every word", () => {
    expect(find("light", "").map(({ sku }) => sku)).toEqual(["lamp-03", "lantern-04"]);
    expect(find("", "Lantern camp").map(({ sku }) => sku)).toEqual(["lantern-04"]);
    expect(find("kitchen", "lamp")).toEqual([]);
  });

  it("are described without their picture", () => {
    expect(entityOf(productOf("lamp-03"))).toEqual({
      schema: "iglu:com.example_company/product/jsonschema/1-0-0",
      data: { sku: "lamp-03", name: "Head lamp", category: "light", price: 24, currency: "EUR" },
    });
  });
});

describe("the cart", () => {
  it("is kept from page to page and adds up in cents", () => {
    setQuantity("flask-05", 3);
    setQuantity("boots-01", 1);

    expect(readCart()).toMatchObject({ pieces: 4, total: 141.25 });
  });

  it("takes nothing that is no quantity", () => {
    setQuantity("boots-01", 1000);
    expect(quantityOf(readCart(), "boots-01")).toBe(99);
    setQuantity("boots-01", 1.5);
    expect(readCart().lines).toEqual([]);
    localStorage.setItem("shop.cart", '{"boots-01":"many"');
    expect(readCart().pieces).toBe(0);
  });

  it("is empty after it is emptied", () => {
    setQuantity("boots-01", 2);

    expect(emptyCart().pieces).toBe(0);
    expect(readCart().pieces).toBe(0);
  });
});
