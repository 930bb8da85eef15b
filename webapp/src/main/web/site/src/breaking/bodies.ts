import type { Breaker } from "./breaker";
import { ordinary, payload } from "../send/requests";

const TP2 = "/com.snowplowanalytics.snowplow/tp2";
const JSON_TYPE = "application/json";

/** Requests in which no event can be found, or none that a record can hold. */
export const BAD_REQUESTS: readonly Breaker[] = [
  {
    id: "bad-body",
    label: "Body that is no JSON",
    wrong: "A POST to the tracker's path with “{oops”.",
    expect: { outcome: "bad", kind: "tracker_protocol_violations", why: "Whoever sends that is no tracker; often a scanner." },
    send: (requests) => requests.body("request", TP2, JSON_TYPE, "{oops"),
  },
  {
    id: "wrong-content-type",
    label: "Wrong content type",
    wrong: "A POST to the tracker's path that says it is text/plain.",
    expect: { outcome: "bad", kind: "tracker_protocol_violations", why: "Say Content-Type: application/json." },
    send: (requests) => requests.body("request", TP2, "text/plain", "{}"),
  },
  {
    id: "unknown-path",
    label: "Unknown vendor path",
    wrong: "A POST to /com.nobody/v9.",
    expect: { outcome: "bad", kind: "adapter_failures", why: "The path is misspelt, or the vendor needs a remote adapter." },
    send: (requests) => requests.body("request", "/com.nobody/v9", JSON_TYPE, "{}"),
  },
  {
    id: "too-large",
    label: "1.2 MB",
    wrong: "One event of 1.2 MB; a Kafka record takes 1 MB.",
    expect: { outcome: "bad", kind: "size_violation", why: "Its beginning is kept. Send less, or raise maxBytes and the topic's limit." },
    send: (requests) => requests.body("large event", TP2, JSON_TYPE, large(1_200_000)),
  },
  {
    id: "much-too-large",
    label: "2.5 MB",
    wrong: "One event of 2.5 MB.",
    expect: { outcome: "bad", kind: "size_violation", why: "The same; the page it came from got its answer all the same." },
    send: (requests) => requests.body("large event", TP2, JSON_TYPE, large(2_500_000)),
  },
];

/** One page view with a title of so many letters. */
function large(letters: number): string {
  return payload([{ ...ordinary("shop"), page: "x".repeat(letters) }]);
}
