import { trackPromotionClick, trackPromotionView } from "@snowplow/browser-plugin-snowplow-ecommerce";
import { GOODS, productOf } from "../shop/goods";
import { Goods, Picture } from "./goods";
import { startPage } from "./frame";

const PROMOTION = { id: "dry-feet", name: "Dry feet all autumn", product_ids: ["boots-01"], position: 1, type: "banner", slot: "home" };

function Home() {
  return (
    <>
      <h1>Gear for walking along rivers</h1>
      <p class="lead">
        A shop that sells nothing. Every page view, click and form on it is a real event: the Snowplow browser tracker,
        as it comes from npm, sends it to your collector, and the panel shows where it ended and how soon.
      </p>
      <p class="banner">
        <a href="/product.html?sku=boots-01" data-testid="promotion" onClick={() => trackPromotionClick(PROMOTION)}>
          Dry feet all autumn: the wading boots
        </a>
        <Picture product={productOf("boots-01")} />
      </p>
      <h2>New this week</h2>
      <Goods goods={GOODS.slice(0, 3)} />
      <h2>What to try</h2>
      <ul class="plain-list">
        <li>
          Walk through <a href="/catalogue.html">the catalogue</a> to the checkout, and watch the events.
        </li>
        <li>
          <a href="/break.html">Break things</a>: events that cannot become rows, and what explains them.
        </li>
        <li>
          Let <a href="/robot.html">the robot</a> make traffic, and see it in <a href="/dashboard/">the dashboard</a>.
        </li>
        <li>
          <a id="outbound" data-testid="outbound" href="#elsewhere">A link that is tracked</a> and leads nowhere.
        </li>
      </ul>
    </>
  );
}

void startPage("/", () => <Home />, [], () => trackPromotionView(PROMOTION));
