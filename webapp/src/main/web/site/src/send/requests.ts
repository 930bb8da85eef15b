import { sentEvent, type Sent } from "./sent";

/** Parameters of the tracker protocol: what a tracker would send, and what none should. */
export type Parameters = Record<string, unknown>;

const PAYLOAD_DATA = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
const UNSTRUCT = "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";
const TP2 = "/com.snowplowanalytics.snowplow/tp2";

/** Sends what the tracker would not: events and requests written by hand. */
export class Requests {
  constructor(
    private readonly collector: string,
    private readonly note: (sent: Sent) => void,
  ) {}

  /** Posts events with whatever parameters they have. */
  async events(events: readonly Parameters[], appId = "shop"): Promise<void> {
    const made = events.map((event) => ({ ...ordinary(appId), ...event }));
    for (const event of made) this.note(sentEvent(event));
    await this.post(TP2, "application/json", payload(made));
  }

  /** Posts events that the panel need not show one by one; rejects when the collector does not take them. */
  async silently(events: readonly Parameters[], appId: string): Promise<void> {
    await this.post(TP2, "application/json", payload(events.map((event) => ({ ...ordinary(appId), ...event }))));
  }

  /** Posts any body to any path; `eid` in the query string is how its bad row is found again. */
  async body(name: string, path: string, contentType: string, body: string): Promise<void> {
    const id = crypto.randomUUID();
    this.note({ id, name, at: Date.now(), payload: `POST ${path}\nContent-Type: ${contentType}\n\n${body}` });
    await this.post(`${path}?eid=${id}`, contentType, body);
  }

  private async post(path: string, contentType: string, body: string): Promise<void> {
    const answer = await fetch(this.collector + path, {
      method: "POST",
      headers: { "Content-Type": contentType },
      body,
      credentials: "include",
    });
    if (!answer.ok) throw new Error(`the collector answered ${answer.status}`);
  }
}

/** The body in which events are posted. */
export function payload(events: readonly Parameters[]): string {
  return JSON.stringify({ schema: PAYLOAD_DATA, data: events });
}

/** What each event has unless it says otherwise. */
export function ordinary(appId: string): Parameters {
  return {
    e: "pv",
    eid: crypto.randomUUID(),
    p: "web",
    tv: "shop-1",
    aid: appId,
    dtm: String(Date.now()),
    url: location.href,
    page: document.title,
  };
}

/** The parameters of a self-describing event. */
export function selfDescribing(schema: string, data: unknown): Parameters {
  return { e: "ue", ue_pr: JSON.stringify({ schema: UNSTRUCT, data: { schema, data } }) };
}
