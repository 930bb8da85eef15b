import { useState } from "preact/hooks";
import type { Settings } from "../api/types";
import { useAnswer } from "../api/use-answer";
import { text } from "../event/tables";
import { Filter, Tabs, type Tab } from "../parts/choice";
import { Loaded } from "../parts/states";
import { Table } from "../parts/table";
import { DoctorTab } from "./doctor";

/** What is in force and where it comes from; nothing here can be changed. */
export function SettingsScreen({ query }: { query: URLSearchParams }) {
  const answer = useAnswer<Settings>("settings", (known) => (known?.doctor?.running ? 1000 : 0));
  const wanted = (query.get("q") ?? "").toLowerCase();
  return (
    <>
      <div class="head">
        <h1>Settings</h1>
        <span class="muted">read only</span>
      </div>
      <Loaded answer={answer}>
        {(settings) => (
          <section class="card">
            <Tabs tabs={tabs(settings, wanted, query.get("q") ?? "", answer.again)} open={query.get("tab") ?? undefined} />
          </section>
        )}
      </Loaded>
    </>
  );
}

function tabs({ config, versions = [], licences = [], assets = [], doctor }: Settings, wanted: string, filter: string, again: () => void): Tab[] {
  return [
    {
      id: "config",
      title: "Configuration",
      count: config.length,
      body: () => <Config config={config} wanted={wanted} filter={filter} />,
    },
    { id: "versions", title: "Versions", count: versions.length, body: () => <Records name="versions" rows={versions} /> },
    { id: "assets", title: "Assets", count: assets.length, body: () => <Records name="assets" rows={assets} /> },
    { id: "licences", title: "Licences", count: licences.length, body: () => <Records name="licences" rows={licences} /> },
    { id: "doctor", title: "Doctor", count: doctor?.findings && (doctor.fail ?? 0) + (doctor.warn ?? 0), body: () => <DoctorTab doctor={doctor} again={again} /> },
  ];
}

function Config({ config, wanted, filter }: { config: Settings["config"]; wanted: string; filter: string }) {
  const [set, setSet] = useState(false);
  const rows = config
    .filter((one) => `${one.key}\n${text(one.value)}\n${one.origin ?? ""}`.toLowerCase().includes(wanted) && !(set && one.origin === "default"))
    // "enricher: topics.prefix" is the component's key
    .map((one) => ({ ...one, component: one.key.includes(": ") ? one.key.slice(0, one.key.indexOf(": ")) : "", key: one.key.slice(one.key.indexOf(": ") + 1).trim() }));
  return (
    <Table
      name="settings"
      rows={rows}
      path="settings"
      empty="No key fits."
      aside={
        <>
          <Filter name="q" label="Key, value or origin" value={filter} wide />
          <label class="small muted nowrap">
            <input type="checkbox" checked={set} onChange={() => setSet(!set)} /> without defaults
          </label>
        </>
      }
      columns={[
        { key: "component", title: "Component", value: ({ component }) => component, className: "nowrap" },
        { key: "key", title: "Key", value: ({ key }) => key, className: "name" },
        { key: "value", title: "Value", value: ({ value }) => text(value), className: "value" },
        { key: "origin", title: "From", value: ({ origin }) => origin, className: "wrap muted", low: true },
      ]}
    />
  );
}

type Row = Record<string, unknown>;

/** Rows whose columns are whatever they name. */
function Records({ name, rows }: { name: string; rows: Row[] }) {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <Table
      name={name}
      rows={rows}
      columns={keys.map((key, at) => ({ key, title: title(key), value: (row: Row) => text(row[key]), className: at === 0 ? "strong nowrap" : "wrap" }))}
    />
  );
}

/** From "uptimeSeconds" to "Uptime seconds". */
function title(key: string): string {
  const words = key.replace(/([A-Z])/g, " $1").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
