import { trackAddToCart, trackProductView } from "@snowplow/browser-plugin-snowplow-ecommerce";
import { trackOwn } from "../send/tracker";
import { quantityOf, readCart, setQuantity } from "../shop/cart";
import { ecommerceCart, ecommerceProduct, entityOf } from "../shop/entities";
import { money, productOf } from "../shop/goods";
import { startPage, type Site } from "./frame";
import { Picture } from "./goods";

/** At most one mouse_move in this time: a hand makes about sixty a second. */
const MOVE_EVERY_MILLIS = 1000;

const product = productOf(new URLSearchParams(location.search).get("sku"));
let lastMove = -MOVE_EVERY_MILLIS;

function Page({ cart, setCart }: Site) {
  const add = (): void => {
    const changed = setQuantity(product.sku, quantityOf(readCart(), product.sku) + 1);
    setCart(changed);
    trackAddToCart({ ...ecommerceCart(changed, [{ product, quantity: 1 }]), context: [entityOf(product)] });
  };
  const there = quantityOf(cart, product.sku);
  return (
    <>
      <h1>{product.name}</h1>
      <div class="product">
        {/* a place to move and click on; nothing that only a mouse can do */}
        <div class="pad" id="pad" data-testid="pad" onMouseMove={moved} onClick={clicked}>
          <Picture product={product} />
          <span class="note">
            Move the mouse over me and click: <code>mouse_move</code>, <code>mouse_click</code>
          </span>
        </div>
        <div>
          <p class="price">{money(product.price)}</p>
          <p>{product.text}</p>
          <p class="note">
            The page view carries an entity of the shop's own schema, <code>com.example_company/product</code>; so does the
            event of the button, beside the entities of the ecommerce plugin.
          </p>
          <p>
            <button type="button" data-testid="add-to-cart" onClick={add}>
              Add to cart
            </button>
          </p>
          <p role="status">{there > 0 && <a href="/cart.html">{there} in your cart</a>}</p>
        </div>
      </div>
    </>
  );
}

function moved(event: MouseEvent): void {
  const since = event.timeStamp - lastMove;
  if (since < MOVE_EVERY_MILLIS) return;
  const first = lastMove < 0;
  lastMove = event.timeStamp;
  trackOwn("mouse_move", { ...spot(event), ...(!first && { millisSinceLast: Math.round(since) }), area: "product" });
}

function clicked(event: MouseEvent): void {
  trackOwn("mouse_click", { ...spot(event), button: event.button, elementId: "pad", area: "product" });
}

function spot({ clientX, clientY }: MouseEvent): { x: number; y: number } {
  return { x: Math.max(0, Math.round(clientX)), y: Math.max(0, Math.round(clientY)) };
}

document.title = `Riverbank Outfitters: ${product.name}`;
void startPage("/catalogue.html", (site) => <Page {...site} />, [entityOf(product)], () => trackProductView(ecommerceProduct(product)));
