import { describe, expect, it } from "vitest";
import { isOurs, readPlace, to, toSchema } from "../../../main/web/dashboard/src/route/place";
import { urlOf } from "../../../main/web/dashboard/src/search/hit";

describe("place", () => {
  it("is read back from the address it was written to", () => {
    const url = new URL(to(["events", "a/b c?é"], { tab: "fields", app: "" }), "http://x");

    const place = readPlace(url);

    expect(place.parts).toEqual(["events", "a/b c?é"]);
    expect([...place.query]).toEqual([["tab", "fields"]]);
  });

  it("bears an address that is not well encoded", () => {
    expect(readPlace({ pathname: "/dashboard/events/%E0%A4%A", search: "" }).parts).toEqual(["events", "%E0%A4%A"]);
  });

  it("makes a page of a schema's URI, and of nothing else", () => {
    expect(toSchema("iglu:com.acme/cart/jsonschema/1-0-0")).toBe("/dashboard/schemas/com.acme/cart/jsonschema/1-0-0");
    expect(toSchema("javascript:alert(1)")).toBeUndefined();
    expect(toSchema("iglu:a//jsonschema/1-0-0")).toBeUndefined();
  });
});

describe("addresses the server names", () => {
  it.each(["//evil.example/dashboard/", "javascript:alert(1)", "https://evil.example/dashboard/", "/dashboardx", "/micro/reset"])("%s is not followed", (url) => {
    expect(isOurs(url)).toBe(false);
    expect(urlOf({ kind: "event", id: "e1", url })).toBe("/dashboard/events/e1");
  });

  it("pages of ours are followed", () => {
    expect(urlOf({ kind: "user", id: "u", url: "/dashboard/live?user=u" })).toBe("/dashboard/live?user=u");
  });
});
