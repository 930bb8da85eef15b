// The browser of these tests: Debian's Chromium, one for all of them, and what its pages did.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const SITE = required("FRESHET_SITE");
const OUT = required("FRESHET_WINDOW_OUT");
const SHOTS = process.env.FRESHET_SCREENSHOTS;
const PATIENCE_MILLIS = 30_000;
const AXE = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** As a promise: several may ask for the one browser before it is there. */
let browser;

/** What pages complained of: errors on the console, exceptions, requests to hosts that are not ours. */
export const complaints = [];

/** Takes the complaints about one site out; they are told elsewhere. */
export function forget(site) {
  const about = complaints.filter((it) => it.startsWith(site));
  complaints.splice(0, complaints.length, ...complaints.filter((it) => !it.startsWith(site)));
  return about;
}

/** The events that pages posted, by the page that did, as tracker parameters. */
const posted = new Map();

/** Those that the collector took: what it took must not be lost. */
const taken = [];

/** A page of its own, with the settings of a person: colours, size of the window. */
export async function newPage(person = {}) {
  browser ??= chromium.launch({
    executablePath: required("FRESHET_CHROMIUM"),
    // Chromium refuses its sandbox to root, and small containers lack shared memory
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
  });
  const context = await (await browser).newContext({ baseURL: SITE, viewport: { width: 1280, height: 900 }, ...person });
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const page = await context.newPage();
  watch(page);
  return page;
}

/** Another page of the same person: same cookies, same storage. */
export async function besides(page) {
  const another = await page.context().newPage();
  watch(another);
  return another;
}

export async function leave() {
  await (await browser)?.close();
  writeFileSync(join(OUT, "sent.json"), JSON.stringify(taken));
}

/** Opens a page of the shop and waits for its tracker. */
export async function open(page, path) {
  await page.goto(path);
  await page.locator("body[data-ready=true]").waitFor();
}

/** Follows a link of the shop; where all this ended that was sent before, the next page tells as well. */
export async function follow(page, link) {
  const before = page.url();
  await page.locator(link).first().click();
  await page.waitForURL((url) => url.href !== before);
  await page.locator("body[data-ready=true]").waitFor();
}

/** What the page's tracker has posted so far. */
export function sentBy(page) {
  return posted.get(page);
}

/** Waits until the panel shows where everything ended that this page's tracker posted. */
export async function allEnded(page) {
  const ids = sentBy(page).map(({ eid }) => eid);
  await page.waitForFunction((ids) => {
    const ended = [...document.querySelectorAll("[data-testid=fates] > li:is([data-outcome=row], [data-outcome=bad])")];
    const known = new Set([...document.querySelectorAll("[data-testid=fates] > li")].map((it) => it.dataset.id));
    const done = new Set(ended.map((it) => it.dataset.id));
    // the panel keeps the newest; what is no longer in a full one ended before
    return ids.every((id) => done.has(id) || (known.size >= 60 && !known.has(id)));
  }, ids);
}

/** The accessibility problems of what is shown, one line each; all rules, or those named. */
export async function problems(page, rules) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (only) => globalThis.axe.run(document, { resultTypes: ["violations"], ...(only && { runOnly: { type: "rule", values: only } }) }),
    rules,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary?.split("\n")[1] ?? ""}`));
}

/** A picture of what is shown, for the documentation; only where pictures are asked for. */
export async function picture(page, name, whole = false) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.evaluate(() => scrollTo(0, 0));
  const png = await page.screenshot({ fullPage: whole });
  writeFileSync(join(SHOTS, `${name}.webp`), await small(png));
}

/** Opens a screen of the dashboard, or a page of the shop, and waits for what it asked for. */
export async function show(page, path) {
  await page.goto(path);
  await page.locator("main h1").first().waitFor();
  if (path.startsWith("/dashboard/live")) await page.locator("[role=option]").first().waitFor();
  await page.locator(".empty[role=status]").waitFor({ state: "detached" });
}

/** Does something with each, with as many pages side by side as there are; each page takes the next one. */
export async function sideBySide(pages, all, act) {
  const waiting = [...all];
  await Promise.all(
    pages.map(async (page) => {
      while (waiting.length > 0) await act(page, waiting.shift());
    }),
  );
}

/** The picture as WebP, a fifth of its size; an empty page draws it. */
async function small(png) {
  const context = await (await browser).newContext();
  const page = await context.newPage();
  const base64 = await page.evaluate(async (source) => {
    const picture = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 0.8 })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, `data:image/png;base64,${png.toString("base64")}`);
  await context.close();
  return Buffer.from(base64, "base64");
}

/** What the API answers. */
export async function ask(page, path) {
  const answer = await page.request.get(`/api/v1/${path}`);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** Asks until the answer is as wanted; the last answer when patience ends. */
export async function until(question, wanted, patience = PATIENCE_MILLIS) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (wanted(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function watch(page) {
  const events = [];
  posted.set(page, events);
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("dialog", (dialog) => {
    complaints.push(`${page.url()}: a dialog says ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.stack}`));
  page.on("response", (response) => {
    if (isPost(response.request()) && response.status() === 200) taken.push(...eventsOf(response.request()));
  });
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== new URL(SITE).hostname) complaints.push(`asked ${request.url()}`);
    if (isPost(request)) events.push(...eventsOf(request));
  });
}

function isPost(request) {
  return request.method() === "POST" && request.url().endsWith("/tp2");
}

function eventsOf(request) {
  try {
    return JSON.parse(request.postData()).data;
  } catch {
    // broken on purpose
    return [];
  }
}

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; WindowIT sets it`);
  return value;
}
