// @vitest-environment happy-dom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { App } from "../../../main/web/dashboard/src/app";
import { answer } from "../mock/api";
import { CAUSES } from "../mock/causes";

// charts are painted on a canvas, which this environment lacks
vi.mock("uplot", () => {
  class Painted {
    static paths = {};
    setData(): void {}
    setSize(): void {}
    destroy(): void {}
  }
  return { default: Painted };
});

const HOSTILE = '"><img src=x onerror="window.pwned=1"><script>window.pwned=1</script>';
// values that screens choose by stay what they are; all others are hostile
const KEPT = new Set(["id", "seq", "outcome", "group", "state", "stage", "versions", "version", "name", "vendor", "keyword", "path", "uri"]);

function poisoned(value: unknown, key = ""): unknown {
  if (typeof value === "string") return KEPT.has(key) ? value : HOSTILE;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]));
}

const EVENTS = (answer("events", new URLSearchParams("limit=400")) as { events: { id: string; outcome: string }[] }).events;
const row = EVENTS.find(({ outcome }) => outcome === "row")!.id;
const bad = EVENTS.find(({ outcome }) => outcome === "bad")!.id;
const GROUP = CAUSES.find(({ keyword }) => keyword === "type")!.group;

class NoStream extends EventTarget {
  static CLOSED = 2;
  readyState = 1;
  close(): void {}
}

class OpenStream extends NoStream {
  constructor() {
    super();
    setTimeout(() => this.dispatchEvent(new MessageEvent("hello", { data: '{"seq":1,"rate":14.2}' })));
  }
}

let page: HTMLElement;
let asked: string[] = [];

beforeEach(() => {
  document.body.replaceChildren();
  page = document.body.appendChild(document.createElement("div"));
  asked = [];
  vi.stubGlobal("EventSource", OpenStream);
  stubFetch((path, query) => poisoned(answer(path, query)));
});

afterEach(() => {
  render(null, page);
  vi.unstubAllGlobals();
});

function stubFetch(say: (path: string, query: URLSearchParams) => unknown): void {
  vi.stubGlobal("fetch", async (input: string) => {
    const url = new URL(input, "http://localhost");
    asked.push(url.pathname + url.search);
    const found = say(url.pathname.replace("/api/v1/", ""), url.searchParams);
    const body = found ?? { error: { code: "not_found", message: "No topic has this event.", fix: "It may be older than 7 days." } };
    return new Response(JSON.stringify(body), { status: found === undefined ? 404 : 200 });
  });
}

const until = (claim: () => void, timeout = 4000): Promise<void> => vi.waitFor(claim, { interval: 10, timeout });

async function open(path: string): Promise<void> {
  window.history.replaceState(null, "", `/dashboard/${path}`);
  render(<App />, page);
}

const SCREENS: [string, string][] = [
  ["", HOSTILE],
  ["bad", HOSTILE],
  [`bad/${GROUP}`, HOSTILE],
  ["live", HOSTILE],
  [`events/${row}`, HOSTILE],
  [`events/${row}?tab=entities`, HOSTILE],
  [`events/${row}?tab=request`, HOSTILE],
  [`events/${row}?tab=parameters`, HOSTILE],
  [`events/${row}?tab=rows`, HOSTILE],
  [`events/${row}?tab=json`, "onerror"],
  [`events/${row}?tab=tsv`, HOSTILE],
  [`events/${row}?tab=enrichments`, HOSTILE],
  [`events/${bad}`, HOSTILE],
  ["schemas", "add_to_cart"],
  ["schemas/com.example_company/add_to_cart/jsonschema/1-0-1", HOSTILE],
  ["schemas/com.example_company/add_to_cart/jsonschema/1-0-1?tab=schema", "onerror"],
  ["traffic", "/catalogue.html"],
  ["pipeline", HOSTILE],
  ["settings", HOSTILE],
  ["api", HOSTILE],
  ["search?q=price", HOSTILE],
];

describe("hostile strings are text and nothing else", () => {
  it.each(SCREENS)("on /%s", async (path, shown) => {
    await open(path);

    await until(() => expect(page.querySelector("main")!.textContent).toContain(shown));
    expect(document.querySelectorAll("img, script, iframe, object, embed")).toHaveLength(0);
    expect([...document.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on"))).toEqual([]);
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
    expect(links.filter((href) => !/^(\/$|\/dashboard\/|\/api\/v1\/|\/micro\/|\/config\.json$|#)/.test(href))).toEqual([]);
    expect("pwned" in window).toBe(false);
  });
});

describe("screens", () => {
  it("say what the server says is wrong, and what to do", async () => {
    stubFetch(() => undefined);

    await open("bad/0123456789abcdef");

    await until(() => expect(page.querySelector('[role="alert"]')?.textContent).toContain("No topic has this event. It may be older than 7 days."));
  });

  it("say that the brokers are away, beside figures that stand still", async () => {
    stubFetch((path, query) => ({ ...(answer(path, query) as object), trouble: { message: "The brokers do not answer.", fix: "See that Kafka runs." } }));

    await open("");

    await until(() => expect(page.querySelector('[role="alert"]')?.textContent).toContain("The brokers do not answer. See that Kafka runs."));
    expect(page.querySelector('[data-testid="ledger"]')).not.toBeNull();
  });

  it("ask for the token where the server wants one", async () => {
    vi.stubGlobal("fetch", async () => new Response('{"error":{"code":"unauthorized","message":"No token"}}', { status: 401 }));

    await open("settings");

    await until(() => expect(page.querySelector('form[action="/dashboard/"] input[name="token"]')).not.toBeNull());
  });

  it("say that the server is away and keep what they showed", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("network");
    });

    await open("traffic");

    await until(() => expect(page.textContent).toContain("The dashboard's server does not answer."));
  });

  it("take their filters from the address", async () => {
    await open("bad?window=24h&app=shop&type=schema_violations");

    await until(() => expect(asked).toContain("/api/v1/bad?window=24h&type=schema_violations&app=shop"));
    expect((page.querySelector('input[aria-label="App"]') as HTMLInputElement).value).toBe("shop");
  });

  it("put a choice into the address", async () => {
    await open("");
    await until(() => expect(page.querySelector('[data-testid="ledger"]')).not.toBeNull());

    const hour = [...page.querySelectorAll("button")].find((button) => button.textContent === "1 hour")!;
    hour.click();

    await until(() => expect(window.location.search).toBe("?window=1h"));
    await until(() => expect(asked).toContain("/api/v1/overview?window=1h"));
  });

  it("follow a link without loading the page anew", async () => {
    await open("");
    await until(() => expect(page.querySelector('[data-testid="ledger"]')).not.toBeNull());

    (page.querySelector('a[href="/dashboard/pipeline"]') as HTMLElement).click();

    await until(() => expect(page.querySelector("h1")!.textContent).toBe("Pipeline"));
    expect(window.location.pathname).toBe("/dashboard/pipeline");
  });

  it("pause and go on with the space key", async () => {
    await open("live");
    await until(() => expect(page.querySelectorAll(".line").length).toBeGreaterThan(5));

    document.dispatchEvent(new KeyboardEvent("keydown", { key: " " }));

    await until(() => expect(page.querySelector('button[aria-pressed="true"].main')!.textContent).toContain("Go on"));
  });

  it("go down with j and open with Enter", async () => {
    await open("live");
    await until(() => expect(page.querySelectorAll(".line").length).toBeGreaterThan(5));

    document.dispatchEvent(new KeyboardEvent("keydown", { key: "j" }));
    await until(() => expect(page.querySelector('.line[aria-selected="true"]')).not.toBeNull());
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));

    await until(() => expect(page.querySelector('[role="dialog"]')).not.toBeNull());
  });

  it("focus the search with /, and leave keys alone that are typed there", async () => {
    await open("live");
    await until(() => expect(page.querySelectorAll(".line").length).toBeGreaterThan(5));

    document.dispatchEvent(new KeyboardEvent("keydown", { key: "/" }));

    const search = page.querySelector('input[role="combobox"]') as HTMLInputElement;
    expect(document.activeElement).toBe(search);
    search.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true }));
    expect(page.querySelector('button[aria-pressed="true"].main')).toBeNull();
  });

  it("mark the failing path of a sample in the payload and in the schema", async () => {
    stubFetch((path, query) => answer(path, query));

    await open(`bad/${GROUP}`);

    await until(() => expect([...page.querySelectorAll(".marked")].map((mark) => mark.textContent)).toEqual(['"price": "129.00"expected a number', '"type": "number",violated']));
  });

  it("lead from a bad row that never became an event to the page of its record", async () => {
    const lost = { id: "snowplow_parsed_bad-0@8", place: "snowplow_parsed_bad-0@8", seq: 1, at: 1, outcome: "bad", kind: "adapter_failures", reason: "iglu:com.acme/cart/jsonschema/1-0-0: $.x: wrong", group: GROUP };
    stubFetch((path) => (path === "events" ? { events: [lost] } : { id: lost.id, outcome: "bad", header: {}, lineage: [] }));
    await open("live");
    await until(() => expect(page.querySelector(".line .page")!.textContent).toBe("cart: $.x: wrong"));

    (page.querySelector(".line") as HTMLElement).click();

    await until(() => expect(page.querySelector('[role="dialog"] a.button')!.getAttribute("href")).toBe("/dashboard/events/snowplow_parsed_bad-0%408"));
    await until(() => expect(asked).toContain("/api/v1/events/snowplow_parsed_bad-0%408"));
  });

  it("mark a cause with j and open the marked one with Enter, as the table is sorted", async () => {
    stubFetch((path, query) => answer(path, query));
    await open("bad");
    await until(() => expect(page.querySelectorAll("tbody tr")).toHaveLength(CAUSES.length));
    const byUsers = [...page.querySelectorAll("th button")].find((button) => button.textContent === "Users") as HTMLElement;
    byUsers.click();
    await until(() => expect(page.querySelector("th[aria-sort]")).not.toBeNull());

    for (const marked of [0, 1]) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "j" }));
      await until(() => expect(page.querySelectorAll("tbody tr")[marked]!.getAttribute("aria-selected")).toBe("true"));
    }
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));

    const [, second] = [...CAUSES].sort((a, b) => b.users! - a.users!);
    await until(() => expect(window.location.pathname).toBe(`/dashboard/bad/${second!.group}`));
  });

  it("cut a text of megabytes until all of it is wanted", async () => {
    const payload = { line: "x".repeat(2_500_000) };
    stubFetch((path, query) => {
      const group = answer(path, query) as { samples: object[] };
      return { ...group, samples: [{ ...group.samples[0], payload }] };
    });

    await open(`bad/${GROUP}`);

    await until(() => expect(page.querySelector(".more")!.textContent).toContain("more characters"));
    expect(page.textContent!.length).toBeLessThan(10_000);
    (page.querySelector(".more") as HTMLElement).click();
    await until(() => expect(page.textContent!.length).toBeGreaterThan(2_500_000));
  });

  it("ask for a fresh event again until it has its row", async () => {
    let rounds = 0;
    stubFetch((path, query) => {
      const event = answer(path, query) as { outcome: string; header: object };
      rounds += 1;
      if (rounds === 1) return { id: row, outcome: "unseen", header: {}, lineage: [], looked: { topics: ["snowplow_json_event"], fromAt: 1, read: 1 } };
      return rounds === 2 ? { ...event, outcome: "good", lineage: [], header: { collectorAt: Date.now() } } : event;
    });

    await open(`events/${row}`);

    await until(() => expect(page.querySelector('[data-testid="unseen"]')!.textContent).toContain("Not seen yet"));
    await until(() => expect(page.querySelector('[data-stage="row"]')).not.toBeNull());
    expect(page.querySelector("h1 + .outcome")!.textContent).toBe("row");
  });

  it("enrich an event again when somebody asks for it, and show in what it differs", async () => {
    stubFetch((path, query) => answer(path, query));
    await open(`events/${row}?tab=enrichments`);
    await until(() => expect(page.textContent).toContain("By what the event shows"));
    expect(asked.filter((path) => path.endsWith("/rerun"))).toEqual([]);

    ([...page.querySelectorAll("button")].find((button) => button.textContent!.startsWith("Enrich again")) as HTMLElement).click();

    await until(() => expect(page.querySelector('[data-testid="rerun"]')!.textContent).toContain("2 fields would be different"));
    expect(asked).toContain(`/api/v1/events/${row}/rerun`);
    expect(page.textContent).toContain("Kópavogur");
    expect(page.textContent).toContain("Steps that every event takes");
  });

  it("wait for nothing where there is no such event", async () => {
    stubFetch((path) => (path.startsWith("events/") ? undefined : {}));

    await open("events/snowplow_raw_bad-0%4099");

    await until(() => expect(page.querySelector('[role="alert"]')!.textContent).toContain("No topic has this event."));
    expect(page.querySelector('[data-testid="unseen"]')).toBeNull();
  });

  it("outlive a defect in one of them", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    stubFetch((path, query) => (path === "overview" ? {} : answer(path, query)));
    await open("");
    await until(() => expect(page.querySelector('[role="alert"]')!.textContent).toContain("met something it does not expect"));

    (page.querySelector('a[href="/dashboard/pipeline"]') as HTMLElement).click();

    await until(() => expect(page.querySelector("main")!.textContent).toContain("snowplow_raw_good"));
    expect(page.querySelector('[role="alert"]')).toBeNull();
  });

  it("say of each event what became of it: received is the sum", async () => {
    stubFetch((path, query) => answer(path, query));

    await open("");

    await until(() => expect(page.querySelectorAll("dd[data-term]").length).toBe(7));
    const [received, ...rest] = [...page.querySelectorAll("dd[data-term]")].map((term) => Number(term.textContent!.replaceAll(",", "")));
    expect(rest.reduce((sum, one) => sum + one, 0)).toBe(received);
  });
});
