import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError, ask } from "./client";

export interface Answer<T> {
  data?: T;
  error?: ApiError;
  loading: boolean;
  /** Asks again now. */
  again: () => void;
}

/**
 * The answer to a request, asked again every so many milliseconds while the page is looked at. What was known stays
 * until something newer is: a broken connection empties no screen.
 */
export function useAnswer<T>(path: string | undefined, everyMillis = 0): Answer<T> {
  const [state, setState] = useState<{ path?: string; data?: T; error?: ApiError; loading: boolean }>({ loading: true });
  const round = useRef<() => void>(() => {});

  useEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    let timer: number | undefined;
    setState((before) => ({ path, data: before.data, loading: true }));

    const run = async (): Promise<void> => {
      window.clearTimeout(timer);
      try {
        const data = await ask<T>(path, { signal: abort.signal });
        if (!abort.signal.aborted) setState({ path, data, loading: false });
      } catch (error) {
        if (abort.signal.aborted) return;
        const known = error instanceof ApiError ? error : new ApiError(0, "defect", String(error));
        // what was asked for last and is not there must not look as if it were
        setState((before) => ({ path, data: known.status === 404 ? undefined : before.data, error: known, loading: false }));
      }
      if (everyMillis > 0 && !abort.signal.aborted) timer = window.setTimeout(() => void wake(), everyMillis);
    };
    const wake = async (): Promise<void> => {
      if (!document.hidden) await run();
    };
    const seen = (): void => void (everyMillis > 0 && !document.hidden && run());

    round.current = () => void run();
    document.addEventListener("visibilitychange", seen);
    void run();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [path, everyMillis]);

  const again = useCallback(() => round.current(), []);
  return { data: state.data, error: state.error, loading: state.loading, again };
}
