// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BAD_REQUESTS } from "../../../main/web/site/src/breaking/bodies";
import type { Breaker } from "../../../main/web/site/src/breaking/breaker";
import { UNREADABLE_FIELDS } from "../../../main/web/site/src/breaking/fields";
import { ODDITIES } from "../../../main/web/site/src/breaking/oddities";
import { AGAINST_SCHEMAS } from "../../../main/web/site/src/breaking/schemas";
import { Requests } from "../../../main/web/site/src/send/requests";
import type { Sent } from "../../../main/web/site/src/send/sent";

const ALL = [...AGAINST_SCHEMAS, ...UNREADABLE_FIELDS, ...BAD_REQUESTS, ...ODDITIES];
const posts: { url: string; body: string; type: string }[] = [];
const noted: Sent[] = [];
const requests = new Requests("http://collector", (sent) => noted.push(sent));

beforeEach(() => {
  posts.length = 0;
  noted.length = 0;
  vi.stubGlobal("fetch", async (url: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    posts.push({ url, body, type: headers["Content-Type"]! });
    return { ok: true };
  });
});
afterEach(() => vi.unstubAllGlobals());

const named = (id: string): Breaker => ALL.find((one) => one.id === id)!;

it("every button says what is wrong, where it ends and what to know; names are unique", () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  for (const { id, label, wrong, expect: end } of ALL) {
    expect([label, wrong, end.why].every((text) => text.length > 3), id).toBe(true);
    expect(end.kind !== undefined, id).toBe(end.outcome === "bad");
  }
});

it("what is no event is found again by the id in its query string", async () => {
  for (const breaker of BAD_REQUESTS) await breaker.send(requests);

  expect(noted.map(({ id }) => id)).toEqual(posts.map(({ url }) => new URL(url).searchParams.get("eid")));
});

it("large events are as large as their buttons say, and noted without their bulk", async () => {
  await named("too-large").send(requests);
  await named("much-too-large").send(requests);

  expect(posts.map(({ body }) => Math.floor(body.length / 100_000))).toEqual([12, 25]);
});

it("the same event twice has one id and one body; another event with its id has two", async () => {
  await named("duplicate").send(requests);
  await named("duplicate-id").send(requests);
  const [same, other] = posts.map(({ body }) => JSON.parse(body).data);

  expect(same[0]).toEqual(same[1]);
  expect(other[0].eid).toBe(other[1].eid);
  expect(other[0].page).not.toBe(other[1].page);
});

it("says so when the collector does not take it", async () => {
  vi.stubGlobal("fetch", async () => ({ ok: false, status: 503 }));

  await expect(Promise.resolve(named("bot").send(requests))).rejects.toThrow("503");
});
