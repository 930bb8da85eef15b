// How long a frame takes while somebody scrolls through 10,000 lines of the live list, and how much of it is ours.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const LINES = 10_000;
const FRAMES = 600;
const PIXELS_A_FRAME = 480;
/** A frame of a screen that shows 60 a second. */
const FRAME_MILLIS = 1000 / 60;
const PAGES = fileURLToPath(new URL("../../webapp/target/classes/webapp/dashboard/", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };

const server = createServer((request, answer) => void serve(new URL(request.url, "http://localhost").pathname, answer));
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch({
  executablePath: process.env.FRESHET_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/dashboard/live`);
  await page.getByText(`${LINES.toLocaleString("en")} shown`).waitFor();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  await page.evaluate(scroll, [60, PIXELS_A_FRAME]);
  const before = await spent(cdp);
  const frames = await page.evaluate(scroll, [FRAMES, PIXELS_A_FRAME]);
  const after = await spent(cdp);
  const painted = await page.locator("[role=option]").count();
  const each = (name) => ((after[name] - before[name]) * 1000) / FRAMES;
  const ours = each("ScriptDuration") + each("RecalcStyleDuration") + each("LayoutDuration");

  frames.sort((a, b) => a - b);
  const at = (share) => frames[Math.floor(share * (frames.length - 1))].toFixed(1);
  console.log(`${LINES} lines, ${painted} of them painted, ${FRAMES} frames of ${PIXELS_A_FRAME} pixels`);
  console.log(`a frame: median ${at(0.5)} ms, 95 in 100 below ${at(0.95)} ms, all below ${at(1)} ms`);
  console.log(`of it ours: script ${each("ScriptDuration").toFixed(2)} ms, style ${each("RecalcStyleDuration").toFixed(2)} ms, layout ${each("LayoutDuration").toFixed(2)} ms`);
  if (ours > FRAME_MILLIS) {
    console.log(`the page itself takes ${ours.toFixed(1)} ms a frame, more than the ${FRAME_MILLIS.toFixed(1)} ms that there are`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

/** Runs in the page: scrolls down and up again, a step a frame, and gives the milliseconds of each frame. */
async function scroll([frames, step]) {
  const list = document.querySelector(".window");
  const took = [];
  let direction = 1;
  let last = await new Promise(requestAnimationFrame);
  while (took.length < frames) {
    if (list.scrollTop + list.clientHeight >= list.scrollHeight - step) direction = -1;
    if (list.scrollTop <= step) direction = 1;
    list.scrollTop += direction * step;
    const now = await new Promise(requestAnimationFrame);
    took.push(now - last);
    last = now;
  }
  return took;
}

async function spent(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function serve(path, answer) {
  if (path === "/api/v1/live") {
    answer.writeHead(200, { "Content-Type": "text/event-stream" });
    answer.write(`event: hello\ndata: {"seq":${LINES},"rate":200}\n\n`);
    return;
  }
  if (path === "/api/v1/events") {
    answer.writeHead(200, { "Content-Type": "application/json" });
    answer.end(JSON.stringify({ events: Array.from({ length: LINES }, (_, at) => event(LINES - at)) }));
    return;
  }
  const file = normalize(join(PAGES, path.replace(/^\/dashboard\//, "")));
  const isFile = file.startsWith(PAGES) && extname(file) !== "";
  try {
    const bytes = await readFile(isFile ? file : join(PAGES, "index.html"));
    answer.writeHead(200, { "Content-Type": TYPES[isFile ? extname(file) : ".html"] ?? "application/octet-stream" });
    answer.end(bytes);
  } catch {
    answer.writeHead(404).end();
  }
}

function event(seq) {
  const outcome = ["row", "row", "good", "row", "bad", "row", "duplicate", "failed"][seq % 8];
  return {
    id: `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`,
    seq,
    at: Date.now() - (LINES - seq) * 50,
    outcome,
    app: ["shop", "help", "app"][seq % 3],
    platform: "web",
    event: ["page_view", "page_ping", "add_to_cart", "link_click"][seq % 4],
    schema: "iglu:com.snowplowanalytics.snowplow/page_view/jsonschema/1-0-0",
    user: `user-${seq % 500}`,
    page: `https://shop.example.com/product.html?sku=kettle-${seq}`,
    country: ["DE", "FR", "US"][seq % 3],
    entities: seq % 5,
    millis: 20 + (seq % 80),
    place: `snowplow_json_event-${seq % 2}@${seq}`,
    ...(outcome === "bad" ? { kind: "schema_violations", reason: `iglu:com.acme/cart/jsonschema/1-0-0: $.price: string found, number expected (${seq})`, group: "0123456789abcdef" } : {}),
  };
}
