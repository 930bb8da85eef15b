import { useState } from "preact/hooks";
import { ApiError, send } from "../api/client";
import type { Doctor, Finding } from "../api/types";
import { ago, exact } from "../format/times";
import { Empty, Wrong } from "../parts/states";
import { Table } from "../parts/table";

const WORDS = { fail: "problem", warn: "warning", skip: "not looked at", pass: "as it should be" } as const;
const PILLS = { fail: "bad", warn: "failed", skip: "", pass: "good" } as const;

/** What `freshet doctor` finds, on request: it asks brokers, database and registries. */
export function DoctorTab({ doctor = { running: false }, again }: { doctor?: Doctor; again: () => void }) {
  const [error, setError] = useState<ApiError>();
  const [all, setAll] = useState(false);
  const look = async (): Promise<void> => {
    setError(undefined);
    try {
      await send<Doctor>("settings/doctor", {});
      again();
    } catch (problem) {
      setError(problem instanceof ApiError ? problem : new ApiError(0, "defect", String(problem)));
    }
  };
  const findings = (doctor.findings ?? []).filter(({ level }) => all || level !== "pass");
  const button = (
    <button type="button" class="button main" disabled={doctor.running} onClick={() => void look()}>
      {doctor.running ? "Looking …" : doctor.at === undefined ? "Look it over" : "Look again"}
    </button>
  );
  if (doctor.at === undefined) {
    return (
      <div class="panel stack">
        <Empty>Brokers, topics, database, registries and components, looked over as `freshet doctor` does. It takes some seconds and changes nothing.</Empty>
        <p role="status">{button}</p>
        {error && <Wrong error={error} />}
      </div>
    );
  }
  return (
    <>
      {error && <Wrong error={error} />}
      {doctor.trouble && <Wrong error={new ApiError(0, "doctor", doctor.trouble)} />}
      <Table<Finding>
        name="doctor"
        rows={findings}
        path="settings"
        empty={doctor.fail || doctor.warn || doctor.trouble ? "Nothing to show." : "Everything is as it should be."}
        aside={
          <>
            {button}
            <span role="status" class="small">
              {summary(doctor)} <span class="muted" title={exact(doctor.at)}>{ago(doctor.at)}</span>
            </span>
            <label class="small muted nowrap">
              <input type="checkbox" checked={all} onChange={() => setAll(!all)} /> what is as it should be, too
            </label>
          </>
        }
        columns={[
          { key: "level", title: "Level", value: ({ level }) => level, cell: ({ level }) => <span class={`pill ${PILLS[level] ?? ""}`}>{WORDS[level] ?? level}</span> },
          { key: "area", title: "Area", value: ({ area }) => area, className: "nowrap", low: true },
          { key: "check", title: "Check", value: ({ check }) => check, className: "nowrap", low: true },
          { key: "about", title: "About", value: ({ about }) => about, className: "name" },
          { key: "what", title: "What", value: ({ what }) => what, className: "wrap" },
          { key: "fix", title: "Way out", value: ({ fix }) => fix, cell: ({ fix }) => fix ?? "", className: "wrap fix" },
        ]}
      />
    </>
  );
}

function summary({ fail = 0, warn = 0, pass = 0, skip = 0 }: Doctor): string {
  const many = (count: number, what: string): string => `${count || "no"} ${what}${count === 1 ? "" : "s"}`;
  return `${many(fail, "problem")}, ${many(warn, "warning")}, ${pass} as it should be${skip ? `, ${skip} not looked at` : ""}`;
}
