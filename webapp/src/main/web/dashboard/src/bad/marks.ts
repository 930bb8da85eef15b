import type { Cause, Explanation } from "../api/types";
import { dataOf, inSchema, locate, steps } from "../parts/json-path";
import type { Marked } from "../parts/json-tree";

/** Where the explanations point in a bad row's payload: in the data of their schema, else from the root. */
export function inPayload(payload: unknown, explain: Explanation[]): Marked[] {
  return explain.flatMap((one) => {
    const why = one.expected ? `expected ${one.expected}` : "this is what fails";
    const path = steps(one.path);
    const data = one.schema ? dataOf(payload, one.schema) : [];
    if (data.length > 0) {
      const spots = data.map((base) => locate(payload, [...base, ...path]));
      // of several entities of one schema, those that do have the path say most
      const whole = spots.filter(({ missing }) => missing === undefined);
      const required = spots.filter(({ missing }) => missing === String(path[path.length - 1]));
      return (whole.length > 0 ? whole : required.length > 0 ? required : spots.slice(0, 1)).map((spot) => ({ spot, why }));
    }
    if (path.length === 0) return [];
    const spot = locate(payload, path);
    // a path into data that this payload holds encoded points nowhere
    return spot.missing !== undefined && spot.path.length === 0 ? [] : [{ spot, why }];
  });
}

/** The part of the schema that is not kept. */
export function inTheSchema(schema: unknown, cause: Cause): Marked[] {
  const path = inSchema(schema, steps(cause.path), cause.keyword);
  return path.length === 0 ? [] : [{ spot: { path }, why: "violated" }];
}
