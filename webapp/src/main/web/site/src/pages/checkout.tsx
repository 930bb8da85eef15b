import { enableFormTracking } from "@snowplow/browser-plugin-form-tracking";
import { trackCheckoutStep, trackRefund, trackTransaction } from "@snowplow/browser-plugin-snowplow-ecommerce";
import { useState } from "preact/hooks";
import { emptyCart, type Cart } from "../shop/cart";
import { ecommerceProducts, entityOf } from "../shop/entities";
import { CURRENCY, money, pieces } from "../shop/goods";
import { startPage, type Site } from "./frame";
import { Privacy } from "./privacy";

interface Order extends Cart {
  id: string;
}

function Page({ cart, setCart }: Site) {
  const [order, setOrder] = useState<Order>();
  const buy = (form: FormData): void => {
    const id = `R-${crypto.randomUUID().slice(0, 8)}`;
    trackTransaction({
      transaction_id: id,
      revenue: cart.total,
      currency: CURRENCY,
      payment_method: String(form.get("payment")),
      total_quantity: cart.pieces,
      products: ecommerceProducts(cart.lines),
      context: cart.lines.map(({ product }) => entityOf(product)),
    });
    setOrder({ ...cart, id });
    setCart(emptyCart());
  };
  return (
    <>
      <h1>Checkout</h1>
      {order ? <Thanks order={order} /> : cart.lines.length === 0 ? <Nothing /> : <Address cart={cart} buy={buy} />}
      <Privacy />
    </>
  );
}

function Nothing() {
  return (
    <p>
      Your cart is empty. <a href="/catalogue.html">Look around</a>
    </p>
  );
}

function Address({ cart, buy }: { cart: Cart; buy: (form: FormData) => void }) {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    buy(new FormData(event.currentTarget as HTMLFormElement));
  };
  return (
    <form id="address" class="fields" onSubmit={submit}>
      <p>
        {pieces(cart.pieces)}, together {money(cart.total)}. Nothing is paid, nothing is sent, and the name is not tracked.
      </p>
      <label>
        Name <input name="name" data-testid="name" autocomplete="off" maxLength={80} required />
      </label>
      <label>
        Delivery
        <select name="delivery" data-testid="delivery" onChange={(event) => trackCheckoutStep({ step: 2, delivery_method: event.currentTarget.value })}>
          <option>standard</option>
          <option>express</option>
          <option>store pickup</option>
        </select>
      </label>
      <label>
        Payment
        <select name="payment" data-testid="payment">
          <option>invoice</option>
          <option>card</option>
        </select>
      </label>
      <button data-testid="buy">Buy</button>
    </form>
  );
}

function Thanks({ order }: { order: Order }) {
  const [back, setBack] = useState(false);
  const refund = (): void => {
    trackRefund({ transaction_id: order.id, currency: CURRENCY, refund_amount: order.total, refund_reason: "changed my mind" });
    setBack(true);
  };
  return (
    <div data-testid="thanks" data-order={order.id}>
      <p role="status">
        Thank you. Order <code>{order.id}</code> of {money(order.total)} is one transaction event, with a product entity for
        each of its lines.
      </p>
      <p>
        <button type="button" class="plain" data-testid="refund" disabled={back} onClick={refund}>
          {back ? "Sent back" : "Send it all back"}
        </button>
      </p>
    </div>
  );
}

void startPage("/checkout.html", (site) => <Page {...site} />, [], ({ cart }) => {
  enableFormTracking({ options: { fields: { denylist: ["name"] } } });
  if (cart.lines.length > 0) trackCheckoutStep({ step: 1, account_type: "guest checkout" });
});
