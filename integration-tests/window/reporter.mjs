// Tells each test's end as one line of JSON, for WindowIT.
export default async function* report(source) {
  for await (const { type, data } of source) {
    if (!["test:pass", "test:fail"].includes(type) || data.details?.type === "suite") continue;
    const { error } = data.details;
    const why = error && (error.cause?.stack ?? error.cause?.message ?? error.stack ?? String(error));
    yield JSON.stringify({ name: data.name, file: data.file, passed: type === "test:pass" && data.skip === undefined, millis: Math.round(data.details.duration_ms), why }) + "\n";
  }
}
