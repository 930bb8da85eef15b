// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { SentBook, nameOf, readable, type Sent } from "../../../main/web/site/src/send/sent";

const CLICK = { schema: "iglu:com.example_company/mouse_click/jsonschema/1-0-0", data: { x: 1, area: "Café" } };
const ENVELOPE = { schema: "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0", data: CLICK };

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function one(id: string, payload: Sent["payload"] = {}): Sent {
  return { id, name: "page_view", at: 0, payload };
}

beforeEach(() => sessionStorage.clear());

describe("a payload", () => {
  it("is shown with what it holds in base64", () => {
    const shown = readable({ e: "ue", ue_px: base64(JSON.stringify(ENVELOPE)) });

    expect(shown).toEqual({ e: "ue", ue: ENVELOPE });
  });

  it("is shown as it is where it is broken", () => {
    expect(readable({ ue_px: "%%%", co: "{" })).toEqual({ ue: "%%%", co: "{" });
  });

  it("is called by its schema, or by its kind", () => {
    expect(nameOf({ e: "ue", ue_pr: JSON.stringify(ENVELOPE) })).toBe("mouse_click");
    expect(nameOf({ e: "pv" })).toBe("page_view");
    expect(nameOf({ e: "zz" })).toBe("zz");
  });
});

describe("the book of what was sent", () => {
  function all(book: SentBook): readonly Sent[] {
    let known: readonly Sent[] = [];
    book.listen((sent) => (known = sent));
    return known;
  }

  it("outlives a change of page, newest first", () => {
    const book = new SentBook();
    book.note(one("a"));
    book.note(one("b"));

    expect(all(new SentBook()).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("keeps an event once, and sixty at most", () => {
    const book = new SentBook();
    for (let at = 0; at < 100; at++) book.note(one(`e${at % 80}`));

    const ids = all(book).map(({ id }) => id);
    expect(ids.length).toBe(60);
    expect(new Set(ids).size).toBe(60);
  });

  it("keeps the beginning of what is large", () => {
    const book = new SentBook();
    book.note(one("a", "x".repeat(1_000_000)));
    book.note(one("b", { page: "x".repeat(1_000_000) }));

    expect(JSON.stringify(all(book)).length).toBeLessThan(10_000);
  });
});
