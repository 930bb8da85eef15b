import { enableFormTracking } from "@snowplow/browser-plugin-form-tracking";
import { trackAddToCart, trackRemoveFromCart } from "@snowplow/browser-plugin-snowplow-ecommerce";
import { useState } from "preact/hooks";
import { trackOwn } from "../send/tracker";
import { MOST_OF_ONE, setQuantity, type Line } from "../shop/cart";
import { ecommerceCart, entityOf } from "../shop/entities";
import { money } from "../shop/goods";
import { startPage, type Site } from "./frame";

function Page({ cart, setCart }: Site) {
  const change = (line: Line, quantity: number): void => {
    const { product } = line;
    const changed = setQuantity(product.sku, quantity);
    const difference = quantity - line.quantity;
    const event = { ...ecommerceCart(changed, [{ product, quantity: Math.abs(difference) }]), context: [entityOf(product)] };
    trackOwn("quantity_change", { sku: product.sku, from: line.quantity, to: quantity }, [entityOf(product)]);
    if (difference > 0) trackAddToCart(event);
    if (difference < 0) trackRemoveFromCart(event);
    setCart(changed);
  };
  return (
    <>
      <h1>Cart</h1>
      {cart.lines.length === 0 ? (
        <p>
          Nothing in it yet. <a href="/catalogue.html">Look around</a>
        </p>
      ) : (
        <>
          <ul class="lines">
            {cart.lines.map((line) => (
              <Row key={line.product.sku} line={line} change={(quantity) => change(line, quantity)} />
            ))}
          </ul>
          <p class="total" data-testid="total">
            Together {money(cart.total)}
          </p>
          <p>
            <a class="button" href="/checkout.html" data-testid="to-checkout">
              To the checkout
            </a>
          </p>
        </>
      )}
      <Coupon />
    </>
  );
}

function Row({ line: { product, quantity }, change }: { line: Line; change: (quantity: number) => void }) {
  return (
    <li>
      <a href={`/product.html?sku=${encodeURIComponent(product.sku)}`}>{product.name}</a>
      <span class="quantity">
        <button type="button" class="plain" aria-label={`One ${product.name} less`} data-testid="less" onClick={() => change(quantity - 1)}>
          −
        </button>
        <span data-testid="quantity">{quantity}</span>
        <button
          type="button"
          class="plain"
          aria-label={`One ${product.name} more`}
          data-testid="more"
          disabled={quantity >= MOST_OF_ONE}
          onClick={() => change(quantity + 1)}
        >
          +
        </button>
      </span>
      <span class="price">{money(product.price * quantity)}</span>
      <button type="button" class="plain" aria-label={`Remove ${product.name}`} data-testid="remove" onClick={() => change(0)}>
        Remove
      </button>
    </li>
  );
}

/** A form whose every step is tracked: focus, change, submit. */
function Coupon() {
  const [said, setSaid] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setSaid("No such coupon: this shop gives nothing away either.");
  };
  return (
    <form id="coupon" class="fields" onSubmit={submit}>
      <h2>Coupon</h2>
      <label>
        Code <input name="code" maxLength={40} data-testid="coupon" autocomplete="off" />
      </label>
      <button data-testid="redeem">Redeem</button>
      <p role="status">{said}</p>
    </form>
  );
}

void startPage("/cart.html", (site) => <Page {...site} />, [], () => enableFormTracking());
