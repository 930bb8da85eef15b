// Tells each test's end as one line of JSON, for WindowIT.
export default async function* report(source) {
  for await (const { type, data } of source) {
    if (!["test:pass", "test:fail"].includes(type)) continue;
    const { error, type: kind } = data.details;
    // of a suite only that what comes before its tests failed: their own failures are told one by one
    if (kind === "suite" && error?.failureType !== "hookFailed") continue;
    const why = error && (error.cause?.stack ?? error.cause?.message ?? error.stack ?? String(error));
    yield JSON.stringify({ name: data.name, file: data.file, passed: type === "test:pass" && data.skip === undefined, millis: Math.round(data.details.duration_ms), why }) + "\n";
  }
}
