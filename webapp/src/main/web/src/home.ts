import { trackSelfDescribingEvent } from "@snowplow/browser-tracker";
import { GOODS } from "./goods";
import { startPanel } from "./panel";
import { startTracker } from "./tracker";

/** At most one mouse_move in this time: a hand makes about sixty a second. */
const MOVE_EVERY_MILLIS = 1000;

function listGoods(list: HTMLElement): void {
  for (const product of GOODS) {
    const link = document.createElement("a");
    link.href = `product.html?sku=${encodeURIComponent(product.sku)}`;
    link.textContent = `${product.name}, ${product.price.toFixed(2)} ${product.currency}`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
}

function trackMouse(pad: HTMLElement): void {
  let last = -MOVE_EVERY_MILLIS;
  pad.addEventListener("mousemove", (event) => {
    if (event.timeStamp - last < MOVE_EVERY_MILLIS) return;
    last = event.timeStamp;
    track("mouse_move", { x: Math.round(event.clientX), y: Math.round(event.clientY) });
  });
  pad.addEventListener("click", (event) => {
    track("mouse_click", {
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      button: event.button,
      elementId: pad.id,
    });
  });
}

function track(name: string, data: Record<string, unknown>): void {
  trackSelfDescribingEvent({ event: { schema: `iglu:com.example_company/${name}/jsonschema/1-0-0`, data } });
}

listGoods(document.getElementById("goods") as HTMLElement);
startPanel(document.getElementById("panel") as HTMLElement);
await startTracker();
trackMouse(document.getElementById("pad") as HTMLElement);
document.body.dataset["ready"] = "true";
