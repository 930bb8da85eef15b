import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ApiError, ask } from "./client";

export interface Answer<T> {
  data?: T;
  error?: ApiError;
  loading: boolean;
  /** Asks again now. */
  again: () => void;
}

/** Milliseconds until the next time, perhaps depending on what is known; 0 is never. */
export type Every<T> = number | ((known: T | undefined) => number);

/**
 * The answer to a request, asked again every so many milliseconds while the page is looked at. What was known stays
 * until something newer is: a broken connection empties no screen.
 */
export function useAnswer<T>(path: string | undefined, every: Every<T> = 0): Answer<T> {
  const [state, setState] = useState<{ path?: string; data?: T; error?: ApiError; loading: boolean }>({ loading: true });
  const round = useRef<() => void>(() => {});
  const pace = useRef(every);
  pace.current = every;

  useEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    let timer: number | undefined;
    let known: T | undefined;
    setState((before) => ({ path, data: before.data, loading: true }));

    const run = async (): Promise<void> => {
      window.clearTimeout(timer);
      try {
        const data = await ask<T>(path, { signal: abort.signal });
        if (abort.signal.aborted) return;
        known = data;
        setState({ path, data, loading: false });
      } catch (error) {
        if (abort.signal.aborted) return;
        const refused = error instanceof ApiError ? error : new ApiError(0, "defect", String(error));
        // what was asked for last and is not there must not look as if it were
        setState((before) => ({ path, data: refused.status === 404 ? undefined : before.data, error: refused, loading: false }));
      }
      const wait = waitFor();
      if (wait > 0) timer = window.setTimeout(() => void wake(), wait);
    };
    const waitFor = (): number => (typeof pace.current === "function" ? pace.current(known) : pace.current);
    const wake = async (): Promise<void> => {
      if (!document.hidden) await run();
    };
    const seen = (): void => void (waitFor() > 0 && !document.hidden && run());

    round.current = () => void run();
    document.addEventListener("visibilitychange", seen);
    void run();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [path]);

  const again = useCallback(() => round.current(), []);
  return { data: state.data, error: state.error, loading: state.loading || state.path !== path, again };
}
