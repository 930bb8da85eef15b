import { GOODS, type Product } from "./goods";
import { keep, kept } from "./kept";

/** So many of one product at a time. */
export interface Line {
  product: Product;
  quantity: number;
}

export interface Cart {
  lines: Line[];
  pieces: number;
  total: number;
}

export const MOST_OF_ONE = 99;
const KEY = "shop.cart";

/** The cart as this browser keeps it; what it keeps may be of any age and shape. */
export function readCart(): Cart {
  const quantities = kept<Record<string, unknown>>(KEY) ?? {};
  return cartOf(GOODS.map((product) => ({ product, quantity: sensible(quantities[product.sku]) })));
}

/** The cart with another quantity of a product; 0 takes it out. Kept for the next page. */
export function setQuantity(sku: string, quantity: number): Cart {
  const all = GOODS.map((product) => ({
    product,
    quantity: product.sku === sku ? sensible(quantity) : quantityOf(readCart(), product.sku),
  }));
  keep(KEY, Object.fromEntries(all.map((line) => [line.product.sku, line.quantity])));
  return cartOf(all);
}

export function emptyCart(): Cart {
  keep(KEY, null);
  return cartOf([]);
}

export function quantityOf(cart: Cart, sku: string): number {
  return cart.lines.find(({ product }) => product.sku === sku)?.quantity ?? 0;
}

function cartOf(all: readonly Line[]): Cart {
  const lines = all.filter(({ quantity }) => quantity > 0);
  const cents = lines.reduce((sum, { product, quantity }) => sum + Math.round(product.price * 100) * quantity, 0);
  return { lines, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0), total: cents / 100 };
}

function sensible(quantity: unknown): number {
  return typeof quantity === "number" && Number.isInteger(quantity) ? Math.min(Math.max(quantity, 0), MOST_OF_ONE) : 0;
}
