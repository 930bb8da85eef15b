/** The site's settings, served by the process that serves the page. */
interface SiteConfig {
  /** Full URL of the collector; absent: same host as the page. */
  collectorUrl?: string;
  /** Port of a collector on the page's own host. */
  collectorPort: number;
}

/** Where events go. */
export async function collectorUrl(): Promise<string> {
  const config = (await (await fetch("/config.json")).json()) as SiteConfig;
  return config.collectorUrl ?? `${location.protocol}//${location.hostname}:${config.collectorPort}`;
}
