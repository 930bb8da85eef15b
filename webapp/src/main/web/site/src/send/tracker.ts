import { FormTrackingPlugin } from "@snowplow/browser-plugin-form-tracking";
import { LinkClickTrackingPlugin, enableLinkClickTracking } from "@snowplow/browser-plugin-link-click-tracking";
import { PerformanceNavigationTimingPlugin } from "@snowplow/browser-plugin-performance-navigation-timing";
import { SiteTrackingPlugin } from "@snowplow/browser-plugin-site-tracking";
import { SnowplowEcommercePlugin } from "@snowplow/browser-plugin-snowplow-ecommerce";
import { enableActivityTracking, newTracker, setUserId, trackPageView, trackSelfDescribingEvent } from "@snowplow/browser-tracker";
import type { SelfDescribing } from "../shop/entities";
import { readVisitor } from "../shop/visitor";
import { sentEvent, type Sent } from "./sent";
import { watchVitals } from "./vitals";

/** Pages are short visits here: the first ping soon, and then every few seconds of activity. */
const PING_SECONDS = 5;

/** Starts the tracker as it comes from npm, with its plugins, and sends the page view. */
export function startTracker(collector: string, note: (sent: Sent) => void, entities: SelfDescribing[] = []): void {
  const visitor = readVisitor();
  newTracker("shop", collector, {
    appId: "shop",
    platform: "web",
    contexts: { webPage: true, session: true, browser: true },
    // Trusted hosts need https; a demo on plain http must still keep its cookie.
    cookieSecure: location.protocol === "https:",
    cookieSameSite: "Lax",
    // what a page sends as it is left still arrives
    keepalive: true,
    ...(visitor.anonymous && { anonymousTracking: { withServerAnonymisation: true } }),
    plugins: [
      { afterTrack: (payload) => note(sentEvent(payload as Record<string, unknown>)) },
      LinkClickTrackingPlugin(),
      FormTrackingPlugin(),
      PerformanceNavigationTimingPlugin(),
      SiteTrackingPlugin(),
      SnowplowEcommercePlugin(),
    ],
  });
  if (visitor.userId) setUserId(visitor.userId);
  enableActivityTracking({ minimumVisitLength: PING_SECONDS, heartbeatDelay: PING_SECONDS });
  enableLinkClickTracking({ options: { denylist: ["untracked"] }, trackContent: true });
  trackPageView({ context: entities });
  watchVitals();
}

/** Sends an event of the shop's own schema. */
export function trackOwn(name: string, data: Record<string, unknown>, context: SelfDescribing[] = []): void {
  trackSelfDescribingEvent({ event: { schema: `iglu:com.example_company/${name}/jsonschema/1-0-0`, data }, context });
}
