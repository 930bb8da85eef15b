import { LinkClickTrackingPlugin, enableLinkClickTracking } from "@snowplow/browser-plugin-link-click-tracking";
import { enableActivityTracking, newTracker, trackPageView } from "@snowplow/browser-tracker";

/** The site's settings, served by the process that serves the page. */
interface SiteConfig {
  /** Full URL of the collector; absent: same host as the page. */
  collectorUrl?: string;
  /** Port of a collector on the page's own host. */
  collectorPort: number;
}

type Entity = { schema: string; data: Record<string, unknown> };

/** Starts the tracker and sends the page view. Resolves with the collector's URL. */
export async function startTracker(entities: Entity[] = []): Promise<string> {
  const config = (await (await fetch("/config.json")).json()) as SiteConfig;
  const collector = config.collectorUrl ?? `${location.protocol}//${location.hostname}:${config.collectorPort}`;
  newTracker("shop", collector, {
    appId: "shop",
    platform: "web",
    contexts: { webPage: true, session: true, browser: true },
    // Trusted hosts need https; a demo on plain http must still keep its cookie.
    cookieSecure: location.protocol === "https:",
    cookieSameSite: "Lax",
    plugins: [LinkClickTrackingPlugin()],
  });
  enableActivityTracking({ minimumVisitLength: 5, heartbeatDelay: 5 });
  enableLinkClickTracking({ trackContent: true });
  trackPageView({ context: entities });
  return collector;
}
