import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Hit } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { go, to } from "../route/place";
import { urlOf } from "./hit";

/** Takes any id: of an event, a bad-row group, a schema, a user, a session, an app. */
export function SearchBox({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const answer = useAnswer<{ hits: Hit[] }>(asked ? `search?q=${encodeURIComponent(asked)}` : undefined);
  const hits = asked && asked === text.trim() && !answer.loading ? (answer.data?.hits ?? []).slice(0, 8) : [];

  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text.trim()), 200);
    return () => window.clearTimeout(timer);
  }, [text]);
  useEffect(() => setChosen(0), [asked]);

  const leave = (url: string): void => {
    setOpen(false);
    input.current?.blur();
    go(url);
  };
  const pressed = (key: KeyboardEvent): void => {
    if (key.key === "Escape") leaveAlone();
    else if (key.key === "ArrowDown") (key.preventDefault(), setChosen(Math.min(chosen + 1, hits.length - 1)));
    else if (key.key === "ArrowUp") (key.preventDefault(), setChosen(Math.max(chosen - 1, 0)));
    else if (key.key === "Enter" && text.trim()) leave(hits[chosen] ? urlOf(hits[chosen]) : to(["search"], { q: text.trim() }));
  };
  const leaveAlone = (): void => {
    setOpen(false);
    input.current?.blur();
  };
  const shown = open && asked !== "" && asked === text.trim();
  return (
    <div class="search" role="search">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="M10.5 10.5L14 14" />
      </svg>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search any id"
        aria-expanded={shown}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[chosen] ? `hit-${chosen}` : undefined}
        placeholder="Event id, user, session, schema, bad-row group …"
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={(event) => (setText(event.currentTarget.value), setOpen(true))}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={pressed}
      />
      <kbd aria-hidden="true">/</kbd>
      {shown && (
        <div class="hits" id="hits" role="listbox" aria-label="Hits" onMouseDown={(press) => press.preventDefault()}>
          {hits.map((hit, at) => (
            <a key={`${hit.kind} ${hit.id}`} id={`hit-${at}`} class="hit" role="option" aria-selected={at === chosen} tabIndex={-1} href={urlOf(hit)} onClick={leaveAlone}>
              <span class="kind">{hit.kind}</span>
              <span class="title">{hit.title ?? hit.id}</span>
            </a>
          ))}
          {hits.length === 0 && <div class="none">{answer.loading ? "Looking …" : (answer.error?.message ?? "Nothing has this id.")}</div>}
        </div>
      )}
    </div>
  );
}
