import { useAnswer } from "../api/use-answer";
import { Filter } from "../parts/choice";
import { Copy } from "../parts/copy";
import { JsonTree } from "../parts/json-tree";
import { Empty, Loaded } from "../parts/states";
import { calls, curlOf, shape, type Call, type Description, type Parameter } from "./description";

/** Everything that programs can ask, out of the description that the server itself gives. */
export function ReferenceScreen({ query }: { query: URLSearchParams }) {
  const answer = useAnswer<Description>("openapi.json");
  const wanted = query.get("q") ?? "";
  return (
    <>
      <div class="head">
        <h1>API</h1>
        <span class="grow" />
        <Filter name="q" label="Path or purpose" value={wanted} wide />
        <a class="button" href="/api/v1/openapi.json" target="_blank" rel="noopener">
          openapi.json ↗
        </a>
      </div>
      <Loaded answer={answer}>
        {(description) => (
          <div class="stack">
            <p class="muted">{description.info.description}</p>
            <Calls description={description} wanted={wanted.toLowerCase()} />
          </div>
        )}
      </Loaded>
    </>
  );
}

function Calls({ description, wanted }: { description: Description; wanted: string }) {
  const found = calls(description).filter(({ method, path, summary = "" }) => `${method} ${path} ${summary}`.toLowerCase().includes(wanted));
  if (found.length === 0) return <Empty>No request fits.</Empty>;
  return (
    <section class="card calls">
      {found.map((call) => (
        <details key={`${call.method} ${call.path}`}>
          <summary>
            <span class={`pill ${call.method === "GET" ? "" : "good"}`}>{call.method}</span>
            <code>{call.path}</code>
            <span class="muted">{call.summary}</span>
          </summary>
          <Facts call={call} description={description} />
        </details>
      ))}
    </section>
  );
}

function Facts({ call, description }: { call: Call; description: Description }) {
  const sent = shape(call.requestBody?.content, description);
  const answered = shape(call.responses?.["200"]?.content, description);
  const runs = call.method === "GET" && !call.path.includes("{");
  return (
    <div class="panel stack">
      <p>
        <Copy label="Copy as curl" text={curlOf(call, location.origin)} />
        {runs && (
          <a class="button plain" href={call.path} target="_blank" rel="noopener">
            Ask it ↗
          </a>
        )}
      </p>
      {call.parameters && call.parameters.length > 0 && (
        <dl class="facts">
          {call.parameters.map((one) => [
            <dt key={`${one.in} ${one.name}`}>
              <code>{one.name}</code>
            </dt>,
            <dd key={`${one.in} ${one.name} is`}>{about(one)}</dd>,
          ])}
        </dl>
      )}
      {sent !== undefined && <Shape title="Is sent" schema={sent} />}
      {answered !== undefined && <Shape title="Is answered" schema={answered} />}
    </div>
  );
}

function Shape({ title, schema }: { title: string; schema: unknown }) {
  return (
    <div>
      <h3>{title}</h3>
      <JsonTree value={schema} open={3} />
    </div>
  );
}

function about({ in: where, required, description, schema }: Parameter): string {
  const values = schema?.enum?.map((value) => value || "(empty)").join(", ") ?? schema?.type ?? "";
  return [where === "path" ? "in the path" : required ? "needed" : "", values, description ?? ""].filter(Boolean).join(" · ");
}
