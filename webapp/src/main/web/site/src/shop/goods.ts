/** One thing the shop pretends to sell. */
export interface Product {
  sku: string;
  name: string;
  /** What a shop would say of it. */
  text: string;
  category: string;
  price: number;
  currency: string;
  /** Its picture: the path of a line drawing on 48 x 48. */
  drawing: string;
}

export const CURRENCY = "EUR";

export const GOODS: readonly Product[] = [
  good("boots-01", "Wading boots", "Waders to the knee with a sole that holds on wet stones.", "footwear", 89.5, "M16 6h12v20c6 4 14 5 14 11v5H16zM16 36h26M20 42v-3"),
  good("shoes-02", "River sandals", "Dry in an hour, and closed at the toes.", "footwear", 54, "M4 36h34c4 0 6-3 6-6l-14-6-10-10-8 6v10H4zM14 22l8 8M20 16l10 10"),
  good("lamp-03", "Head lamp", "Three levels of light, the lowest for two nights.", "light", 24, "M6 20c8-12 28-12 36 0M18 18h12v14H18zM21 22h6v6h-6zM14 40l4-5M34 40l-4-5M24 42v-6"),
  good("lantern-04", "Camp lantern", "Light for four at a table, without a battery.", "light", 38.9, "M16 14c0-12 16-12 16 0M12 14h24M14 14v22h20V14M12 36h24v6H12zM24 20c5 6 3 11 0 11s-5-5 0-11"),
  good("flask-05", "Steel flask", "Three quarters of a litre, hot until the evening.", "kitchen", 17.25, "M19 4h10v7H19zM17 11h14c3 4 3 6 3 9v24H14V20c0-3 0-5 3-9M14 26h20"),
  good("kettle-06", "Folding kettle", "Flat in the rucksack, a litre on the fire.", "kitchen", 31, "M12 18h20l5 22H7zM32 24l10-6-2 14M14 18c0-14 16-14 16 0M18 18h8"),
];

export const CATEGORIES: readonly string[] = [...new Set(GOODS.map(({ category }) => category))];

function good(sku: string, name: string, text: string, category: string, price: number, drawing: string): Product {
  return { sku, name, text, category, price, currency: CURRENCY, drawing };
}

/** The product of that sku; the first one where the sku is unknown. */
export function productOf(sku: string | null): Product {
  return GOODS.find((product) => product.sku === sku) ?? (GOODS[0] as Product);
}

/** What the catalogue shows: of one category or of all, with every word of the search in name or category. */
export function find(category: string, words: string): Product[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return GOODS.filter((product) => category === "" || product.category === category).filter((product) =>
    wanted.every((word) => `${product.name} ${product.category}`.toLowerCase().includes(word)),
  );
}

/** A number of things as people say it. */
export function pieces(number: number): string {
  return number === 1 ? "1 thing" : `${number} things`;
}

/** An amount as people read it. */
export function money(amount: number): string {
  return `${amount.toFixed(2)} ${CURRENCY}`;
}
