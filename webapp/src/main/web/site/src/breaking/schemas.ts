import { trackSelfDescribingEvent, trackStructEvent } from "@snowplow/browser-tracker";
import { trackOwn } from "../send/tracker";
import type { Breaker } from "./breaker";

const KIND = "schema_violations";

/** Events that are not what their schemas ask for. */
export const AGAINST_SCHEMAS: readonly Breaker[] = [
  {
    id: "unknown-schema",
    label: "Unknown schema",
    wrong: "Names com.example_company/no_such_event, which nobody has written.",
    expect: { outcome: "bad", kind: KIND, says: "found in no registry", why: "Add the schema, and it can be sent again." },
    send: () => trackOwn("no_such_event", {}),
  },
  {
    id: "wrong-type",
    label: "Wrong type",
    wrong: "x of mouse_click is the text “left”; the schema wants a number.",
    expect: { outcome: "bad", kind: KIND, says: "$.x", why: "The tracker has to send a number." },
    send: () => trackOwn("mouse_click", { x: "left", y: 10 }),
  },
  {
    id: "missing-field",
    label: "Missing field",
    wrong: "mouse_click without y, which is required.",
    expect: { outcome: "bad", kind: KIND, says: "y", why: "The tracker has to send y, or a new version of the schema does without." },
    send: () => trackOwn("mouse_click", { x: 10 }),
  },
  {
    id: "extra-field",
    label: "Extra field",
    wrong: "mouse_click with z, which the schema does not know.",
    expect: { outcome: "bad", kind: KIND, says: "z", why: "Take it out, or add z to a new version of the schema." },
    send: () => trackOwn("mouse_click", { x: 10, y: 10, z: 10 }),
  },
  {
    id: "bad-entity",
    label: "Broken entity",
    wrong: "A good event with a product whose sku is a number.",
    expect: { outcome: "bad", kind: KIND, says: "$.sku", why: "One bad entity fails the whole event." },
    send: () =>
      trackStructEvent({
        category: "test",
        action: "broken entity",
        context: [{ schema: "iglu:com.example_company/product/jsonschema/1-0-0", data: { sku: 7 } }],
      }),
  },
  {
    id: "bad-uri",
    label: "Schema that is no Iglu URI",
    wrong: "The event's schema reads “mouse_click” and no more.",
    expect: { outcome: "bad", kind: KIND, why: "Write iglu:vendor/name/jsonschema/1-0-0." },
    send: () => trackSelfDescribingEvent({ event: { schema: "mouse_click", data: { x: 1, y: 2 } } }),
  },
];
