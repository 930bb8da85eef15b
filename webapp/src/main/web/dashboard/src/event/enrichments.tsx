import { useState } from "preact/hooks";
import { ApiError, send } from "../api/client";
import type { Enrichment, EventDetail, Rerun } from "../api/types";
import { many } from "../format/numbers";
import { Long } from "../parts/long";
import { Wrong } from "../parts/states";
import { Table } from "../parts/table";
import { Explanations } from "./explanations";

/** What enrichments did to the event; and, when somebody asks, what they would do to it now. */
export function Enrichments({ event }: { event: EventDetail }) {
  const [rerun, setRerun] = useState<Rerun>();
  const [wrong, setWrong] = useState<ApiError>();
  const [runs, setRuns] = useState(false);
  const again = async (): Promise<void> => {
    setRuns(true);
    setWrong(undefined);
    try {
      setRerun(await send<Rerun>(`events/${encodeURIComponent(event.id)}/rerun`, {}));
    } catch (error) {
      setWrong(error instanceof ApiError ? error : new ApiError(0, "defect", String(error)));
    } finally {
      setRuns(false);
    }
  };
  return (
    <>
      <div class="panel">
        <p>
          <button type="button" class="button" disabled={!event.rerun?.possible || runs} onClick={() => void again()}>
            {runs ? "Enriching …" : "Enrich again with today's settings"}
          </button>
        </p>
        <p class="small muted">
          {event.rerun?.possible
            ? "Nothing is written. Enrichments that ask servers ask them about this event."
            : `It cannot be enriched again. ${event.rerun?.why ?? ""}`}
        </p>
        {wrong && <Wrong error={wrong} />}
      </div>
      {rerun ? <Now rerun={rerun} event={event} /> : <Signs event={event} />}
    </>
  );
}

/** The event's own record tells which enrichments left something, and a bad row which failed. */
function Signs({ event }: { event: EventDetail }) {
  return (
    <>
      <EnrichmentTable name={`event-${event.id}-enrichments`} title="By what the event shows" enrichments={event.enrichments ?? []} empty="No enrichment has left a sign in this event." />
      <p class="panel small muted">Those that did nothing leave no sign. How long each took and which version of its files it read is told by enriching again.</p>
    </>
  );
}

const VERDICT: Record<Rerun["now"], string> = {
  good: "It is enriched.",
  bad: "It becomes a bad row.",
  dropped: "A script throws it away.",
};

function Now({ rerun, event }: { rerun: Rerun; event: EventDetail }) {
  const wasBad = event.outcome === "bad" || event.outcome === "failed";
  const { differences } = rerun;
  return (
    <>
      <div class={`panel note ${rerun.now === "good" ? "" : "wrong"}`} role="status" data-testid="rerun" data-now={rerun.now}>
        <span class="strong">{rerun.now === "good" && wasBad ? "It would pass now." : VERDICT[rerun.now]}</span>{" "}
        {differences && (differences.length === 0 ? "It is the same as what was written." : `${many(differences.length, "field")} would be different.`)}
      </div>
      {rerun.badRow && (
        <div class="panel">
          {rerun.badRow.cause && <p class="wrap"><Long text={rerun.badRow.cause.title} /></p>}
          <Explanations explain={rerun.badRow.explain ?? []} />
        </div>
      )}
      {differences && differences.length > 0 && (
        <div class="part">
          <Table
            name={`event-${rerun.id}-differences`}
            title="What is different"
            rows={differences}
            columns={[
              { key: "field", title: "Field", value: ({ field }) => field, className: "name" },
              { key: "stored", title: "As written", value: ({ stored }) => stored, cell: ({ stored }) => (stored === undefined ? <span class="muted">–</span> : <Long text={stored} />), className: "value" },
              { key: "now", title: "Now", value: ({ now }) => now, cell: ({ now }) => (now === undefined ? <span class="muted">–</span> : <Long text={now} />), className: "value" },
            ]}
          />
        </div>
      )}
      <EnrichmentTable
        name={`event-${rerun.id}-enrichments-now`}
        title="Enrichments now, in their order"
        enrichments={rerun.enrichments.filter(({ configured }) => configured)}
        empty={rerun.enrichments.length === 0 ? "It fails before the first enrichment." : "No enrichment is switched on."}
      />
      {rerun.enrichments.some(({ configured }) => !configured) && (
        <EnrichmentTable name={`event-${rerun.id}-steps-now`} title="Steps that every event takes" enrichments={rerun.enrichments.filter(({ configured }) => !configured)} />
      )}
    </>
  );
}

const STATES: Record<string, string> = { ran: "pill good", nothing: "pill", failed: "pill bad", dropped: "pill bad" };

function EnrichmentTable({ name, title, enrichments, empty }: { name: string; title: string; enrichments: Enrichment[]; empty?: string }) {
  return (
    <div class="part">
      <Table
        name={name}
        title={title}
        rows={enrichments}
        empty={empty}
        columns={[
          { key: "name", title: "Enrichment", value: ({ name }) => name, className: "name" },
          { key: "state", title: "State", value: ({ state }) => state, cell: ({ state }) => <span class={STATES[state] ?? "pill"}>{state}</span> },
          { key: "fields", title: "Fields set", value: told, cell: (one) => <Long text={told(one)} />, className: "value" },
          { key: "asset", title: "Files", value: ({ asset }) => asset, className: "wrap", low: true },
          { key: "millis", title: "ms", value: ({ millis }) => millis, number: true },
        ]}
      />
    </div>
  );
}

function told({ fields, failures }: Enrichment): string {
  return [...(failures ?? []), (fields ?? []).join(" ")].filter(Boolean).join("\n");
}
