import { useState } from "preact/hooks";
import { ApiError, send } from "../api/client";
import type { SchemaField, Validation } from "../api/types";
import { Wrong } from "../parts/states";

/** Data against the schema, before any tracker sends it. */
export function TryIt({ uri, fields }: { uri: string; fields: SchemaField[] }) {
  const [data, setData] = useState(() => example(fields));
  const [said, setSaid] = useState<Validation>();
  const [error, setError] = useState<ApiError>();

  const validate = async (): Promise<void> => {
    setSaid(undefined);
    setError(undefined);
    let parsed: unknown;
    try {
      parsed = JSON.parse(data);
    } catch (problem) {
      setSaid({ valid: false, errors: [{ message: `This is no JSON: ${problem instanceof Error ? problem.message : String(problem)}` }] });
      return;
    }
    try {
      setSaid(await send<Validation>("schemas/validate", { schema: uri, data: parsed }));
    } catch (problem) {
      setError(problem instanceof ApiError ? problem : new ApiError(0, "defect", String(problem)));
    }
  };
  const pressed = (key: KeyboardEvent): void => {
    if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) void validate();
  };
  return (
    <div class="panel stack">
      <textarea class="code" aria-label="Data to validate, as JSON" spellcheck={false} value={data} onInput={(event) => setData(event.currentTarget.value)} onKeyDown={pressed} />
      <div class="head" style={{ margin: 0 }}>
        <button type="button" class="button main" onClick={() => void validate()}>
          Validate
        </button>
        <span role="status">{said?.valid && <span class="pill good">It fits.</span>}</span>
      </div>
      {error && <Wrong error={error} />}
      {said && !said.valid && (
        <ul class="explain" role="alert">
          {(said.errors ?? []).map((one, at) => (
            <li key={at}>
              {one.path && <code class="strong">{one.path} </code>}
              {one.message}
              {one.fix && <p class="fix">{one.fix}</p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const VALUES: [RegExp, unknown][] = [
  [/string/, "text"],
  [/integer|number/, 1],
  [/boolean/, true],
  [/array/, []],
  [/object/, {}],
];

/** A first draft: the required fields of the top level, each with some value of its type. */
export function example(fields: SchemaField[]): string {
  const draft: [string, unknown][] = [];
  for (const { path, type, required } of fields) {
    const name = path.replace(/^\$?[./]?/, "");
    if (required && !/[./[\]]/.test(name)) draft.push([name, VALUES.find(([pattern]) => pattern.test(type ?? ""))?.[1] ?? null]);
  }
  return JSON.stringify(Object.fromEntries(draft), null, 2);
}
