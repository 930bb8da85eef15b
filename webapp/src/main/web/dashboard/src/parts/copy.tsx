import { useState } from "preact/hooks";

/** Copies a text and says so on its own face. */
export function Copy({ text, label = "Copy" }: { text: string; label?: string }) {
  const [said, setSaid] = useState<string>();

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      // the browser allows it on https and loopback only
      setSaid(byHand(text) ? "Copied" : "Not allowed here");
    }
    window.setTimeout(() => setSaid(undefined), 1500);
  };
  return (
    <button type="button" class="button plain" onClick={() => void copy()} title={text.length < 400 ? text : undefined}>
      <span aria-live="polite">{said ?? label}</span>
    </button>
  );
}

function byHand(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
