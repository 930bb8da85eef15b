import { describe, expect, it } from "vitest";
import type { Cause } from "../../../main/web/dashboard/src/api/types";
import { inPayload, inTheSchema } from "../../../main/web/dashboard/src/bad/marks";
import { inSchema, locate, pointer, steps } from "../../../main/web/dashboard/src/parts/json-path";

const CART = "iglu:com.acme/cart/jsonschema/1-0-0";

describe("paths", () => {
  it.each([
    ["$.items[0].price", ["items", 0, "price"]],
    ["/items/0/a~1b", ["items", 0, "a/b"]],
    ["items.0.price", ["items", 0, "price"]],
    ["$['odd name'][2]", ["odd name", 2]],
    ["$", []],
    ["", []],
    [undefined, []],
  ])("%s", (path, expected) => expect(steps(path)).toEqual(expected));

  it("ends at the deepest that exists", () => {
    expect(locate({ a: { b: 1 } }, ["a", "c", "d"])).toEqual({ path: ["a"], missing: "c" });
  });

  it("takes no inherited name for a field", () => {
    expect(locate({}, ["constructor"])).toEqual({ path: [], missing: "constructor" });
    expect(locate([1], ["length"])).toEqual({ path: [], missing: "length" });
  });

  it("goes through a schema's properties and items to the keyword", () => {
    const schema = { properties: { items: { items: { properties: { price: { type: "number" } } } } } };

    expect(pointer(inSchema(schema, ["items", 3, "price"], "type"))).toBe("/properties/items/items/properties/price/type");
  });

  it("of a missing field stays where it is required", () => {
    expect(inSchema({ required: ["sku"], properties: {} }, ["sku"], "required")).toEqual(["required"]);
    expect(inSchema({ additionalProperties: false }, ["extra"], "additionalproperties")).toEqual(["additionalProperties"]);
    expect(inSchema({ required: ["sku"], properties: { sku: {} } }, ["sku"], "required")).toEqual(["required"]);
  });
});

describe("marks in a payload", () => {
  const payload = { unstruct: { schema: CART, data: { price: "1" } }, contexts: [{ schema: "iglu:x/y/jsonschema/1-0-0", data: { price: "2" } }] };

  it("stand in the data of the schema that is violated, and not in others", () => {
    const [mark, ...more] = inPayload(payload, [{ path: "$.price", expected: "a number", schema: CART }]);

    expect(mark).toEqual({ spot: { path: ["unstruct", "data", "price"] }, why: "expected a number" });
    expect(more).toEqual([]);
  });

  it("say what is missing", () => {
    expect(inPayload(payload, [{ path: "$.sku", expected: "sku", schema: CART }])[0]!.spot).toEqual({ path: ["unstruct", "data"], missing: "sku" });
  });

  it("choose the entity that has the path", () => {
    const two = [{ schema: CART, data: {} }, { schema: CART, data: { price: "x" } }];

    expect(inPayload(two, [{ path: "/price", schema: CART }]).map(({ spot }) => pointer(spot.path))).toEqual(["/1/data/price"]);
  });

  it("are none where the path leads nowhere", () => {
    expect(inPayload({ a: 1 }, [{ path: "$.price", expected: "x" }, { expected: "y" }])).toEqual([]);
  });

  it("name the schema's keyword too", () => {
    const cause = { path: "$.price", keyword: "type" } as Cause;

    expect(inTheSchema({ properties: { price: { type: "number" } } }, cause)[0]!.spot.path).toEqual(["properties", "price", "type"]);
    expect(inTheSchema(undefined, cause)).toEqual([]);
  });
});
