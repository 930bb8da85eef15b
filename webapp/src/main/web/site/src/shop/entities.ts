import type { Product as ShopProduct } from "@snowplow/browser-plugin-snowplow-ecommerce";
import type { Cart, Line } from "./cart";
import { CURRENCY, type Product } from "./goods";

/** Anything that names its schema. */
export interface SelfDescribing extends Record<string, unknown> {
  schema: string;
  data: Record<string, unknown>;
}

/** The product as an entity of our own schema. */
export function entityOf({ sku, name, category, price, currency }: Product): SelfDescribing {
  return { schema: "iglu:com.example_company/product/jsonschema/1-0-0", data: { sku, name, category, price, currency } };
}

/** The product as the ecommerce plugin wants it. */
export function ecommerceProduct({ sku, name, category, price, currency }: Product, more: Partial<ShopProduct> = {}): ShopProduct {
  return { id: sku, name, category, price, currency, ...more };
}

/** A cart's lines as the ecommerce plugin wants them. */
export function ecommerceProducts(lines: readonly Line[]): ShopProduct[] {
  return lines.map(({ product, quantity }) => ecommerceProduct(product, { quantity }));
}

/** A cart as the ecommerce plugin wants it, with the lines that the event is about. */
export function ecommerceCart(cart: Cart, lines: readonly Line[]): { total_value: number; currency: string; products: ShopProduct[] } {
  return { total_value: cart.total, currency: CURRENCY, products: ecommerceProducts(lines) };
}
