import { trackSelfDescribingEvent } from "@snowplow/browser-tracker";
import { onCLS, onFCP, onINP, onLCP, onTTFB, type Metric } from "web-vitals";

const SCHEMA = "iglu:com.snowplowanalytics.snowplow/web_vitals/jsonschema/1-0-0";

/** Sends one web_vitals event a page, as it is hidden or left: only then are the figures final. */
export function watchVitals(): void {
  const figures: Record<string, number | string> = {};
  const note = ({ name, value, navigationType }: Metric): void => {
    figures[name.toLowerCase()] = value;
    figures["navigationType"] = navigationType;
  };
  for (const watch of [onCLS, onFCP, onINP, onLCP, onTTFB]) watch(note);
  let sent = false;
  // registered after the library's own, so that what it reports as the page goes is there
  document.addEventListener("visibilitychange", () => {
    if (sent || document.visibilityState !== "hidden" || Object.keys(figures).length === 0) return;
    sent = true;
    trackSelfDescribingEvent({ event: { schema: SCHEMA, data: figures } });
  });
}
