// Sends one of each kind with the unmodified Node tracker, in batches and by GET: `node node.mjs
// COLLECTOR`. Prints the ids of all events once the collector has confirmed them.
import {
  buildEcommerceTransaction,
  buildEcommerceTransactionItem,
  buildPagePing,
  buildPageView,
  buildScreenView,
  buildSelfDescribingEvent,
  buildStructEvent,
  newTracker,
} from "@snowplow/node-tracker";

const endpoint = process.argv[2];
const tracked = [];
const delivered = [];

const entity = {
  schema: "iglu:org.freshet.demo/product/jsonschema/1-0-0",
  data: { sku: "P1", name: "Kettle \u2615", price: 20 },
};

function events() {
  return [
    buildPageView({ pageUrl: "https://shop.test/", pageTitle: "Café", referrer: "https://a.test/" }),
    buildPagePing({ pageUrl: "https://shop.test/", minXOffset: 0, maxYOffset: 100 }),
    buildStructEvent({ category: "shop", action: "look", label: "kettle", value: 0.5 }),
    buildSelfDescribingEvent({
      event: { schema: "iglu:org.freshet.demo/add_to_cart/jsonschema/1-0-0", data: { sku: "P1" } },
    }),
    buildScreenView({ name: "cart", id: "1" }),
    buildEcommerceTransaction({ orderId: "T1", total: 40, currency: "EUR" }),
    buildEcommerceTransactionItem({ orderId: "T1", sku: "P1", price: 20, quantity: 2 }),
  ];
}

const ways = { batches: { eventMethod: "post", bufferSize: 3 }, get: { eventMethod: "get" } };

for (const [namespace, way] of Object.entries(ways)) {
  const tracker = newTracker(
    { namespace, appId: "node" },
    {
      endpoint,
      ...way,
      onRequestSuccess: (batch) => delivered.push(...batch.map((payload) => payload.eid)),
      onRequestFailure: ({ status, message }) => console.error(`failed: ${status} ${message}`),
    },
  );
  for (const event of events()) {
    tracked.push(tracker.track(event, [entity]).eid);
  }
  await tracker.flush();
}

while (delivered.length < tracked.length) {
  await new Promise((resolve) => setTimeout(resolve, 10));
}
console.log(tracked.join(" "));
