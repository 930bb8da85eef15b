/** Calls `tick` five times a second until what it returns is called; also while nobody looks at the page. */
export function everyTick(tick: () => void): () => void {
  // browsers let the timers of a hidden page run once a minute, but not those of its workers
  const clock = new Worker(new URL("./clock.ts", import.meta.url), { type: "module" });
  clock.onmessage = tick;
  return () => clock.terminate();
}
