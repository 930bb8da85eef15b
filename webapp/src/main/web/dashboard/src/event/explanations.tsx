import type { Explanation } from "../api/types";
import { Long } from "../parts/long";
import { toSchema } from "../route/place";

/** Why it is bad: where, what was expected, what was there, and what to do. */
export function Explanations({ explain }: { explain: Explanation[] }) {
  if (explain.length === 0) return null;
  return (
    <ul class="explain" data-testid="explain">
      {explain.map((one, at) => (
        <li key={at}>
          {one.path && <code class="strong">{one.path}</code>}
          <dl class="facts small">
            {one.expected && (
              <>
                <dt>expected</dt>
                <dd>{one.expected}</dd>
              </>
            )}
            {one.actual !== undefined && (
              <>
                <dt>found</dt>
                <dd class="mono"><Long text={String(one.actual)} /></dd>
              </>
            )}
            {one.schema && (
              <>
                <dt>schema</dt>
                <dd>
                  <SchemaLink uri={one.schema} />
                </dd>
              </>
            )}
          </dl>
          {one.fix && <p class="fix">{one.fix}</p>}
        </li>
      ))}
    </ul>
  );
}

/** A schema's URI, as link where it is one. */
export function SchemaLink({ uri }: { uri: string }) {
  const url = toSchema(uri);
  return url ? (
    <a class="mono" href={url}>
      {uri}
    </a>
  ) : (
    <code>{uri}</code>
  );
}
