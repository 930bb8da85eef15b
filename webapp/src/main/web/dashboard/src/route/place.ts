import { useEffect, useState } from "preact/hooks";

export const BASE = "/dashboard";

/** Where the page is: all of its state stands in the address, so that a link shows what its sender saw. */
export interface Place {
  /** Below the base, decoded: ["bad", "0123456789abcdef"]. */
  parts: string[];
  query: URLSearchParams;
}

export function readPlace(url: { pathname: string; search: string }): Place {
  const below = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : url.pathname;
  return { parts: below.split("/").filter(Boolean).map(decode), query: new URLSearchParams(url.search) };
}

/** An address of the dashboard; whatever an event brings is encoded here and nowhere else. */
export function to(parts: string[], query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, value);
  }
  const path = `${BASE}/${parts.map(encodeURIComponent).join("/")}`;
  return search.size === 0 ? path : `${path}?${search}`;
}

/** A schema's address: `iglu:vendor/name/format/version` as path. Absent where the text is no such key. */
export function toSchema(uri: string): string | undefined {
  const parts = uri.replace(/^iglu:/, "").split("/");
  return parts.length === 4 && parts.every(Boolean) ? to(["schemas", ...parts]) : undefined;
}

/** Addresses that the server names are followed only inside the dashboard. */
export function isOurs(url: string): boolean {
  return url === BASE || url.startsWith(`${BASE}/`) || url.startsWith(`${BASE}?`);
}

const listeners = new Set<() => void>();

export function go(url: string, replace = false): void {
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  listeners.forEach((listener) => listener());
}

/** Changes parts of the query in place: a filter is no step of the history. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === "") query.delete(name);
    else query.set(name, value);
  }
  go(query.size === 0 ? location.pathname : `${location.pathname}?${query}`, true);
}

export function usePlace(): Place {
  const [place, setPlace] = useState(() => readPlace(location));
  useEffect(() => {
    const moved = (): void => setPlace(readPlace(location));
    listeners.add(moved);
    window.addEventListener("popstate", moved);
    return () => {
      listeners.delete(moved);
      window.removeEventListener("popstate", moved);
    };
  }, []);
  return place;
}

/** Lets plain links change the page without loading it anew. */
export function followLinks(click: MouseEvent): void {
  if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  const link = click.target instanceof Element ? click.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || !isOurs(link.pathname)) return;
  click.preventDefault();
  go(link.pathname + link.search);
  window.scrollTo(0, 0);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
