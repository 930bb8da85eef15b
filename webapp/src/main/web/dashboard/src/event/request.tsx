import type { EventRequest } from "../api/types";
import { bytes } from "../format/numbers";
import { Table } from "../parts/table";

/** The HTTP request as the collector took it; the address is masked, cookies are named only. */
export function Request({ request }: { request: EventRequest }) {
  return (
    <>
      <dl class="facts panel">
        <dt>Request</dt>
        <dd class="mono">
          {request.method} {request.path}
        </dd>
        <dt>Address</dt>
        <dd>{request.ip ?? "–"}</dd>
        <dt>Browser</dt>
        <dd>{request.userAgent ?? "–"}</dd>
        <dt>Body</dt>
        <dd>
          {request.contentType ?? "none"}
          {request.bodyBytes !== undefined && `, ${bytes(request.bodyBytes)}`}
        </dd>
        <dt>Cookies</dt>
        <dd>{request.cookieNames?.length ? request.cookieNames.join(", ") : "none"}</dd>
      </dl>
      <Pairs title="Query" pairs={request.query ?? []} />
      <Pairs title="Headers" pairs={request.headers ?? []} />
    </>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: [string, string | null][] }) {
  if (pairs.length === 0) return null;
  return (
    <div class="part">
      <Table
        name={title.toLowerCase()}
        title={title}
        rows={pairs}
        columns={[
          { key: "name", title: "Name", value: ([name]) => name, className: "name" },
          { key: "value", title: "Value", value: ([, value]) => value, className: "value" },
        ]}
      />
    </div>
  );
}
