import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { expect, it } from "vitest";

const SOURCES = "src/main/web/dashboard";

it("all JavaScript of the dashboard is below 300 kB, compressed, and names no other host", async () => {
  const built = await build({ configFile: "vite.dashboard.config.ts", logLevel: "error", build: { write: false } });
  const files = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  const scripts = files.flatMap((file) => (file.type === "chunk" ? [file.code] : []));
  const assets = files.map(({ fileName }) => fileName);

  expect(scripts.length).toBeGreaterThan(0);
  expect(gzipSync(scripts.join("")).length).toBeLessThan(300_000);
  expect(assets.filter((name) => name.endsWith(".js")).length).toBe(scripts.length);
  // names of XML vocabularies are no addresses
  const urls = scripts.join("").match(/https?:\/\/[a-z0-9.-]+/g) ?? [];
  expect(urls.filter((url) => !/^http:\/\/www\.w3\.org/.test(url))).toEqual([]);
}, 20_000);

it("no source writes markup from text", () => {
  const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => /\.(tsx?|html)$/.test(name));

  const offenders = sources.filter((name) => /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/.test(readFileSync(join(SOURCES, name), "utf8")));

  expect(sources.length).toBeGreaterThan(30);
  expect(offenders).toEqual([]);
});

it("sources stay small", () => {
  const long = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => /\.(tsx?|css)$/.test(name) && readFileSync(join(SOURCES, name), "utf8").split("\n").length > 400);

  expect(long).toEqual([]);
});
