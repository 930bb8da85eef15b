import { describe, expect, it } from "vitest";
import { calls, curlOf, shape, type Description } from "../../../main/web/dashboard/src/reference/description";
import OPENAPI from "../../../main/resources/io/freshet/webapp/api/openapi.json";

const DESCRIPTION = OPENAPI as unknown as Description;
const call = (method: string, path: string) => calls(DESCRIPTION).find((one) => one.method === method && one.path === path)!;

describe("the page of the API", () => {
  it("knows every request of the description", () => {
    const methods = Object.values(DESCRIPTION.paths).flatMap(Object.keys);

    expect(calls(DESCRIPTION)).toHaveLength(methods.length);
    expect(methods.length).toBeGreaterThan(20);
  });

  it("shows what a schema refers to in its place", () => {
    const answered = shape(call("GET", "/api/v1/overview").responses!["200"]!.content, DESCRIPTION);

    expect(answered).toMatchObject({ properties: { ledger: { properties: { difference: { type: "integer" } } } } });
    expect(JSON.stringify(answered)).not.toContain("$ref");
  });

  it("ends where schemas refer to each other in a circle", () => {
    const round = { paths: {}, info: {}, components: { schemas: { A: { of: { $ref: "#/components/schemas/A" } } } } };

    expect(JSON.stringify(shape({ "application/json": { schema: { $ref: "#/components/schemas/A" } } }, round)).length).toBeLessThan(200);
  });

  it("writes the request for a shell", () => {
    expect(curlOf(call("GET", "/api/v1/bad"), "http://localhost:8090")).toBe("curl 'http://localhost:8090/api/v1/bad'");
    expect(curlOf(call("POST", "/api/v1/schemas/validate"), "http://localhost:8090")).toBe(
      "curl -X POST -H 'Content-Type: application/json' -d '{}' 'http://localhost:8090/api/v1/schemas/validate'",
    );
  });
});
