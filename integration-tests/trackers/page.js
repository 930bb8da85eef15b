// Sends one of each kind with the unmodified browser tracker: alone, in batches and by GET. Says in
// the body's data attributes which events there were and which the collector has confirmed.
const { newTracker, trackPageView, trackStructEvent, trackSelfDescribingEvent, flushBuffer } =
  snowplowBrowserTracking;
const { SnowplowEcommercePlugin, trackProductView, trackAddToCart, trackTransaction } =
  snowplowEcommerceAccelerator;

const collector = new URLSearchParams(location.search).get("collector");
const tracked = [];
const delivered = [];
const failures = [];

function tell() {
  const { dataset } = document.body;
  dataset.tracked = tracked.join(" ");
  dataset.delivered = delivered.join(" ");
  dataset.failures = failures.join("; ");
  dataset.ready = tracked.length > 0 && tracked.length === delivered.length;
}

const notes = {
  afterTrack: (payload) => {
    tracked.push(payload.eid);
    tell();
  },
};

const ways = [
  ["alone", { eventMethod: "post", bufferSize: 1 }],
  ["batches", { eventMethod: "post", bufferSize: 4 }],
  ["get", { eventMethod: "get", bufferSize: 1 }],
];

for (const [name, way] of ways) {
  newTracker(name, collector, {
    appId: "browser",
    ...way,
    contexts: { webPage: true, session: true },
    plugins: [notes, SnowplowEcommercePlugin()],
    onRequestSuccess: (batch) => {
      delivered.push(...batch.map((payload) => payload.eid));
      tell();
    },
    onRequestFailure: ({ status, message }) => {
      failures.push(`${status} ${message}`);
      tell();
    },
  });
}

const product = { id: "P1", name: "Kettle", category: "kitchen", price: 20, currency: "EUR" };
const entity = {
  schema: "iglu:org.freshet.demo/product/jsonschema/1-0-0",
  data: { sku: "P1", name: "Kettle \u2615", price: 20 },
};

trackPageView({ title: "Café", context: [entity] });
trackStructEvent({ category: "shop", action: "look", label: "kettle", property: "p", value: 0.5 });
trackSelfDescribingEvent({
  event: { schema: "iglu:org.freshet.demo/add_to_cart/jsonschema/1-0-0", data: { sku: "P1" } },
  context: [entity, entity],
});
trackProductView({ ...product });
trackAddToCart({ products: [{ ...product, quantity: 2 }], total_value: 40, currency: "EUR" });
trackTransaction({
  transaction_id: "T1",
  revenue: 40,
  currency: "EUR",
  payment_method: "card",
  total_quantity: 2,
  products: [{ ...product, quantity: 2 }],
});
flushBuffer();
