/** What the server says is wrong, in its words: what happened, and what to do about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly fix?: string,
  ) {
    super(message);
  }
}

export const API = "/api/v1";

/** Asks the API; refusals and broken connections are {@link ApiError}s. */
export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(`${API}/${path}`, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "unreachable", "The dashboard's server does not answer.", "Is freshet still running? Trying again.");
  }
  if (!answer.ok) throw await refusal(answer);
  return (await answer.json()) as T;
}

/** Sends JSON; the content type is what the server wants of requests that are not mere reading. */
export function send<T>(path: string, body: unknown): Promise<T> {
  return ask<T>(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function refusal(answer: Response): Promise<ApiError> {
  const said = (await answer.json().catch(() => ({}))) as { error?: { code?: string; message?: string; fix?: string } };
  const error = said.error ?? {};
  return new ApiError(answer.status, error.code ?? String(answer.status), error.message ?? `HTTP ${answer.status}`, error.fix);
}
