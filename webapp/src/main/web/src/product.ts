import { trackSelfDescribingEvent } from "@snowplow/browser-tracker";
import { entityOf, productOf } from "./goods";
import { startPanel } from "./panel";
import { startTracker } from "./tracker";

const product = productOf(new URLSearchParams(location.search).get("sku"));
(document.getElementById("name") as HTMLElement).textContent = product.name;
(document.getElementById("price") as HTMLElement).textContent = `${product.price.toFixed(2)} ${product.currency}`;
document.title = `Riverbank Outfitters: ${product.name}`;

startPanel(document.getElementById("panel") as HTMLElement);
await startTracker([entityOf(product)]);
(document.getElementById("add") as HTMLElement).addEventListener("click", () => {
  trackSelfDescribingEvent({
    event: {
      schema: "iglu:com.snowplowanalytics.snowplow/add_to_cart/jsonschema/1-0-0",
      data: {
        sku: product.sku,
        name: product.name,
        category: product.category,
        unitPrice: product.price,
        quantity: 1,
        currency: product.currency,
      },
    },
    context: [entityOf(product)],
  });
});
document.body.dataset["ready"] = "true";
