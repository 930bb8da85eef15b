import { trackStructEvent } from "@snowplow/browser-tracker";
import type { Breaker } from "./breaker";

const KIND = "enrichment_failures";

/** Events whose parameters cannot be read. */
export const UNREADABLE_FIELDS: readonly Breaker[] = [
  {
    id: "too-long",
    label: "Too long a field",
    wrong: "se_category of 1,001 letters; its column takes 1,000.",
    expect: { outcome: "bad", kind: KIND, says: "se_category", why: "Shorten it, or raise validation.atomicFieldsLimits and the column." },
    send: () => trackStructEvent({ category: "x".repeat(1001), action: "test" }),
  },
  {
    id: "unknown-event",
    label: "Unknown kind of event",
    wrong: "e=zz; a tracker says pv, pp, se or ue.",
    expect: { outcome: "bad", kind: KIND, says: "not recognized as an event type", why: "Use a tracker, or one of these letters." },
    send: (requests) => requests.events([{ e: "zz" }]),
  },
  {
    id: "bad-base64",
    label: "Broken base64",
    wrong: "ue_px holds signs that base64 does not have.",
    expect: { outcome: "bad", kind: KIND, says: "ue_px", why: "Something between tracker and collector damaged it." },
    send: (requests) => requests.events([{ e: "ue", ue_px: "%%% no base64 %%%" }]),
  },
  {
    id: "bad-json",
    label: "Broken JSON",
    wrong: "ue_pr begins an object and does not end it.",
    expect: { outcome: "bad", kind: KIND, says: "ue_pr", why: "The sender has to write JSON with a library, not by hand." },
    send: (requests) => requests.events([{ e: "ue", ue_pr: '{"schema":"iglu:com.example_company' }]),
  },
  {
    id: "bad-number",
    label: "Text in a number",
    wrong: "The session's number (vid) is “first”.",
    expect: { outcome: "bad", kind: KIND, says: "vid", why: "The tracker has to send a whole number." },
    send: (requests) => requests.events([{ vid: "first" }]),
  },
];
