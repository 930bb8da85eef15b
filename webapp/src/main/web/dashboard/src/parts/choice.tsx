import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { setQuery } from "../route/place";

/** A choice of few, kept in the address; the standard one, else the first, stands there as nothing. */
export function Segments(props: { name: string; label: string; value: string; options: readonly (readonly [string, string])[]; standard?: string }) {
  const standard = props.standard ?? props.options[0]?.[0];
  return (
    <div class="segments" role="group" aria-label={props.label}>
      {props.options.map(([value, text]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => setQuery({ [props.name]: value === standard ? undefined : value })}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

/** A filter's text, kept in the address a moment after the last key. */
export function Filter(props: { name: string; label: string; value: string; wide?: boolean; list?: readonly string[] }) {
  const [text, setText] = useState(props.value);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => setText(props.value), [props.value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const listId = props.list ? `known-${props.name}` : undefined;

  const typed = (value: string): void => {
    setText(value);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setQuery({ [props.name]: value.trim() || undefined }), 300);
  };
  return (
    <>
      <input
        type="search"
        class={props.wide ? "wide" : ""}
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        list={listId}
        spellcheck={false}
        onInput={(input) => typed(input.currentTarget.value)}
      />
      {props.list && (
        <datalist id={listId}>
          {props.list.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
      )}
    </>
  );
}

export interface Tab {
  id: string;
  title: string;
  count?: number;
  body: () => ComponentChildren;
}

/** Tabs of a card; the open one stands in the address. */
export function Tabs({ tabs, open, name = "tab" }: { tabs: Tab[]; open?: string; name?: string }) {
  const shown = tabs.find((tab) => tab.id === open) ?? tabs[0];
  const move = (step: number): void => {
    const next = tabs[(tabs.indexOf(shown!) + step + tabs.length) % tabs.length]!;
    setQuery({ [name]: next === tabs[0] ? undefined : next.id });
    document.getElementById(`tab-${next.id}`)?.focus();
  };
  if (!shown) return null;
  return (
    <>
      <div
        class="tabs"
        role="tablist"
        style={{ padding: "0 16px" }}
        onKeyDown={(key) => (key.key === "ArrowRight" ? move(1) : key.key === "ArrowLeft" ? move(-1) : undefined)}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab === shown}
            aria-controls={`panel-${tab.id}`}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => setQuery({ [name]: tab === tabs[0] ? undefined : tab.id })}
          >
            {tab.title}
            {tab.count !== undefined && <span class="count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${shown.id}`} aria-labelledby={`tab-${shown.id}`}>
        {shown.body()}
      </div>
    </>
  );
}
