/** One thing the shop pretends to sell; the data of the entity `com.example_company/product`. */
export interface Product {
  sku: string;
  name: string;
  category: string;
  price: number;
  currency: string;
}

export const GOODS: readonly Product[] = [
  { sku: "boots-01", name: "Wading boots", category: "footwear", price: 89.5, currency: "EUR" },
  { sku: "lamp-02", name: "Head lamp", category: "light", price: 24, currency: "EUR" },
  { sku: "flask-03", name: "Steel flask", category: "kitchen", price: 17.25, currency: "EUR" },
];

/** The product of that sku; the first one where the sku is unknown. */
export function productOf(sku: string | null): Product {
  return GOODS.find((product) => product.sku === sku) ?? (GOODS[0] as Product);
}

/** The product as self-describing entity. */
export function entityOf(product: Product): { schema: string; data: Record<string, unknown> } {
  return { schema: "iglu:com.example_company/product/jsonschema/1-0-0", data: { ...product } };
}
