/** What this browser keeps under a key; undefined where it keeps nothing or may not. */
export function kept<T>(key: string, storage: Storage = localStorage): T | undefined {
  try {
    return (JSON.parse(storage.getItem(key) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value, or with null forgets it. A browser that keeps nothing shows the shop all the same. */
export function keep(key: string, value: unknown, storage: Storage = localStorage): void {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // full, or forbidden
  }
}
