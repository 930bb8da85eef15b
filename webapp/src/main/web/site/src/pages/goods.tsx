import { money, type Product } from "../shop/goods";

/** Products as cards that lead to their pages. */
export function Goods({ goods, onOpen }: { goods: readonly Product[]; onOpen?: (product: Product, position: number) => void }) {
  return (
    <ul class="goods" id="goods">
      {goods.map((product, at) => (
        <li key={product.sku}>
          <a href={`/product.html?sku=${encodeURIComponent(product.sku)}`} onClick={() => onOpen?.(product, at + 1)}>
            <Picture product={product} />
            <span class="title">{product.name}</span>
            <span class="price">{money(product.price)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Picture({ product }: { product: Product }) {
  return (
    <svg class="picture" viewBox="0 0 48 48" aria-hidden="true">
      <path d={product.drawing} />
    </svg>
  );
}
