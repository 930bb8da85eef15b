import { useEffect, useRef } from "preact/hooks";

/** Keys of a page; they rest while something is typed. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      // an open dialog has the keyboard to itself
      if (document.querySelector("dialog[open]")) return;
      // a focused button or link keeps its own keys
      if ((event.key === " " || event.key === "Enter") && event.target instanceof Element && event.target.closest("button, a, summary")) return;
      const action = latest.current[event.key];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
