import { useEffect, useState } from "preact/hooks";

export type Theme = "system" | "light" | "dark";
const KEY = "freshet.theme";
const CHANGED = "freshet-theme";

export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system";
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // a browser that keeps nothing still shows what was chosen
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Changes whenever colours do; for what is painted and not styled. */
export function usePaint(): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const changed = (): void => setRound((now) => now + 1);
    system.addEventListener("change", changed);
    window.addEventListener(CHANGED, changed);
    return () => {
      system.removeEventListener("change", changed);
      window.removeEventListener(CHANGED, changed);
    };
  }, []);
  return round;
}

/** A colour of the style sheet as a canvas understands it. */
export function paint(variable: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${variable})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
