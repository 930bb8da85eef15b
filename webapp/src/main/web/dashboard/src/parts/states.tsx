import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../api/client";
import type { Answer } from "../api/use-answer";
import { BASE } from "../route/place";

/** What is wrong, why, and what to do about it. */
export function Wrong({ error, again }: { error: ApiError; again?: () => void }) {
  if (error.status === 401) return <AskForToken />;
  return (
    <div class="note wrong" role="alert">
      <span class="strong">{error.message}</span> {error.fix && <span class="fix">{error.fix}</span>}{" "}
      {again && (
        <button type="button" class="button plain" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

const TRIED = "freshet.tried";

function AskForToken() {
  // the answer to a token is a new page, which knows nothing of the one before
  const [wrong] = useState(() => sessionStorage.getItem(TRIED) !== null);
  useEffect(() => sessionStorage.removeItem(TRIED), []);
  return (
    <form class="note" action={`${BASE}/`} method="get" onSubmit={() => sessionStorage.setItem(TRIED, "yes")}>
      {wrong && (
        <p class="bad" role="alert">
          That was not the token.
        </p>
      )}
      <p>This dashboard asks for its token: the value of <code>dashboard.token</code> in its configuration.</p>
      <p class="filters" style={{ margin: "8px 0 0" }}>
        <input class="wide" type="password" name="token" aria-label="Token" autocomplete="current-password" required />
        <button class="button main">Open</button>
      </p>
    </form>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{children}</p>
    </div>
  );
}

/** Shows an answer once it is there; a failed renewal stands above what was known before. */
export function Loaded<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }) {
  return (
    <>
      {answer.error && <div style={{ marginBottom: "16px" }}><Wrong error={answer.error} again={answer.again} /></div>}
      {answer.data !== undefined ? children(answer.data) : !answer.error && <div class="empty" role="status">Loading …</div>}
    </>
  );
}
