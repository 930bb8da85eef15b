import { useEffect, useRef, useState } from "preact/hooks";
import { KeysHelp } from "./keys-help";
import { applyTheme, readTheme, type Theme } from "./parts/theme";
import { to, type Place } from "./route/place";

const ITEMS: [string, string, string][] = [
  ["", "Overview", "M2 9h3v5H2zM6.5 5h3v9h-3zM11 2h3v12h-3z"],
  ["live", "Live", "M1 8h3l2-5 4 10 2-5h3"],
  ["bad", "Bad rows", "M8 2l6.5 11.5h-13zM8 6.5v3M8 11.6v.1"],
  ["schemas", "Schemas", "M6 2.5c-2 0-2.5.8-2.5 2.3S3.5 7 2 8c1.5 1 1.5 1.7 1.5 3.200S4 13.5 6 13.5M10 2.5c2 0 2.5.8 2.5 2.300S12.5 7 14 8c-1.5 1-1.5 1.7-1.5 3.200s-.5 2.3-2.5 2.3"],
  ["traffic", "Traffic", "M6 7.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM1.5 13.5c0-2.6 2-4 4.5-4s4.5 1.4 4.5 4M11 3a2.3 2.3 0 010 4.5M12.5 9.800c1.3.6 2 1.9 2 3.7"],
  ["pipeline", "Pipeline", "M1.5 5.5h4v5h-4zM10.5 1.5h4v5h-4zM10.5 9.5h4v5h-4zM5.5 8h2.5M8 4v8M8 4h2.5M8 12h2.5"],
  ["settings", "Settings", "M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7M11 6.300a1.8 1.8 0 100-3.6 1.8 1.8 0 000 3.6zM5 13.300a1.8 1.8 0 100-3.6 1.8 1.8 0 000 3.6z"],
  ["api", "API", "M5.5 4.500L2 8l3.500 3.500M10.500 4.500L14 8l-3.500 3.500M9 3L7 13"],
];

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

/** The way between screens; the theme and the demo site stand below. */
export function Menu({ place }: { place: Place }) {
  const [theme, setTheme] = useState(readTheme);
  const turn = (): void => {
    applyTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  const current = place.parts[0] === "events" ? "live" : (place.parts[0] ?? "");
  const menu = useRef<HTMLElement>(null);
  // on small screens the menu scrolls, and must show where one is
  useEffect(() => {
    const strip = menu.current;
    const link = strip?.querySelector<HTMLElement>('[aria-current="page"]');
    if (strip && link) strip.scrollLeft = link.offsetLeft - strip.offsetLeft - 60;
  }, [current]);
  return (
    <header class="side">
      <a class="brand" href={to([])} aria-label="Freshet, overview">
        <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
          <rect width="32" height="32" rx="8" fill="#0b6b8a" />
          <path d="M6 12c4-4 7-4 10 0s6 4 10 0M6 21c4-4 7-4 10 0s6 4 10 0" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" />
        </svg>
        <span>Freshet</span>
      </a>
      <nav class="menu" ref={menu} aria-label="Screens">
        {ITEMS.map(([part, title, icon]) => (
          <a key={part} href={to(part ? [part] : [])} aria-current={current === part ? "page" : undefined}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d={icon} />
            </svg>
            {title}
          </a>
        ))}
      </nav>
      <div class="foot">
        <a href="/" target="_blank" rel="noopener">
          Demo site ↗
        </a>
        <KeysHelp />
        <button type="button" class="button plain" onClick={turn}>
          Theme: {theme}
        </button>
      </div>
    </header>
  );
}
