import { useState } from "preact/hooks";
import { count } from "../format/numbers";

const SHOWN = 1000;

/** A text of any length: bad rows of too large events hold megabytes, which no one reads at once. */
export function Long({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  if (all || text.length <= SHOWN * 1.2) return <>{text}</>;
  return (
    <>
      {text.slice(0, SHOWN)}
      <button type="button" class="more" onClick={() => setAll(true)}>
        … {count(text.length - SHOWN)} more characters
      </button>
    </>
  );
}
