import { useRef } from "preact/hooks";
import { useKeys } from "./parts/keys";

const KEYS: [string, string][] = [
  ["/", "search any id"],
  ["space", "pause the live list, or go on"],
  ["j  k", "next and previous line, cause or sample"],
  ["Enter", "open what is marked"],
  ["g", "to the newest event of the live list"],
  ["Esc", "close"],
  ["?", "these keys"],
];

/** What the keyboard can do. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = (): void => dialog.current?.showModal();
  useKeys({ "?": open });
  return (
    <>
      <button type="button" class="button plain" onClick={open}>
        Keys
      </button>
      <dialog class="card" ref={dialog} aria-label="Keys" onClick={(click) => click.target === dialog.current && dialog.current?.close()}>
        <div class="panel">
          <h2>Keys</h2>
          <dl class="facts">
            {KEYS.map(([key, does]) => [
              <dt key={key}>
                <kbd>{key}</kbd>
              </dt>,
              <dd>{does}</dd>,
            ])}
          </dl>
          <form method="dialog">
            <button class="button">Close</button>
          </form>
        </div>
      </dialog>
    </>
  );
}
