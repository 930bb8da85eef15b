import { trackSelfDescribingEvent, trackStructEvent } from "@snowplow/browser-tracker";
import { startPanel } from "./panel";
import { startTracker } from "./tracker";

/** One way to fail: what the button says, the bad row to expect, and how to provoke it. */
interface Breaker {
  id: string;
  label: string;
  expect: string;
  send: (collector: string) => void;
}

function click(data: Record<string, unknown>): void {
  trackSelfDescribingEvent({
    event: { schema: "iglu:com.example_company/mouse_click/jsonschema/1-0-0", data },
  });
}

function post(url: string, contentType: string, body: string): void {
  // text/plain keeps it a simple request: no pre-flight, and the collector takes every content type.
  void fetch(url, { method: "POST", headers: { "Content-Type": contentType }, body, mode: "no-cors" });
}

const BREAKERS: readonly Breaker[] = [
  {
    id: "wrong-type",
    label: "Wrong type",
    expect: "schema_violations: x is a text where the schema wants a number",
    send: () => click({ x: "left", y: 10 }),
  },
  {
    id: "missing-field",
    label: "Missing field",
    expect: "schema_violations: y is required",
    send: () => click({ x: 10 }),
  },
  {
    id: "unknown-schema",
    label: "Unknown schema",
    expect: "schema_violations: no registry has the schema",
    send: () =>
      trackSelfDescribingEvent({
        event: { schema: "iglu:com.example_company/no_such_event/jsonschema/1-0-0", data: {} },
      }),
  },
  {
    id: "too-long",
    label: "Too long a field",
    expect: "enrichment_failures: se_category is longer than 1000 characters",
    send: () => trackStructEvent({ category: "x".repeat(1001), action: "test" }),
  },
  {
    id: "bad-entity",
    label: "Broken entity",
    expect: "schema_violations: the entity's sku is a number",
    send: () =>
      trackStructEvent({
        category: "test",
        action: "broken entity",
        context: [{ schema: "iglu:com.example_company/product/jsonschema/1-0-0", data: { sku: 7 } }],
      }),
  },
  {
    id: "bad-body",
    label: "Body that is no JSON",
    expect: "tracker_protocol_violations: wrong content type",
    send: (collector) => post(`${collector}/com.snowplowanalytics.snowplow/tp2`, "text/plain", "{oops"),
  },
  {
    id: "unknown-path",
    label: "Unknown vendor path",
    expect: "adapter_failures: vendor/version combination is not supported",
    send: (collector) => post(`${collector}/com.nobody/v9`, "text/plain", "{}"),
  },
];

startPanel(document.getElementById("panel") as HTMLElement);
const collector = await startTracker();
const list = document.getElementById("breakers") as HTMLElement;
for (const breaker of BREAKERS) {
  const button = document.createElement("button");
  button.textContent = breaker.label;
  button.dataset["testid"] = breaker.id;
  button.addEventListener("click", () => breaker.send(collector));
  const expected = document.createElement("span");
  expected.textContent = breaker.expect;
  const item = document.createElement("li");
  item.append(button, expected);
  list.append(item);
}
document.body.dataset["ready"] = "true";
