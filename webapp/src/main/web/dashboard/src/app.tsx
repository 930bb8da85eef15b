import { useEffect, useRef } from "preact/hooks";
import { Guard } from "./parts/guard";
import { useKeys } from "./parts/keys";
import { Empty } from "./parts/states";
import { followLinks, to, usePlace, type Place } from "./route/place";
import { Menu } from "./menu";
import { SearchBox } from "./search/box";
import { SearchScreen } from "./search/screen";
import { OverviewScreen } from "./overview/screen";
import { LiveScreen } from "./live/screen";
import { EventScreen } from "./event/screen";
import { BadScreen } from "./bad/screen";
import { GroupScreen } from "./bad/group";
import { SchemasScreen } from "./schemas/screen";
import { TrafficScreen } from "./traffic/screen";
import { PipelineScreen } from "./pipeline/screen";
import { SettingsScreen } from "./settings/screen";
import { ReferenceScreen } from "./reference/screen";

/** The frame around every screen, and the table of screens. */
export function App() {
  const place = usePlace();
  const main = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  useEffect(() => {
    document.addEventListener("click", followLinks);
    return () => document.removeEventListener("click", followLinks);
  }, []);
  const title = titleOf(place);
  useEffect(() => {
    document.title = `${title} · Freshet`;
  }, [title]);

  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={(click) => (click.preventDefault(), main.current?.focus())}>
        Skip to content
      </a>
      <Menu place={place} />
      <div class="body">
        <div class="top">
          <SearchBox input={search} />
        </div>
        <main id="main" ref={main} tabIndex={-1}>
          <Guard of={place.parts.join("/")}>
            <Screen place={place} />
          </Guard>
        </main>
      </div>
    </div>
  );
}

function Screen({ place }: { place: Place }) {
  const [first, second] = place.parts;
  switch (first) {
    case undefined:
      return <OverviewScreen query={place.query} />;
    case "live":
      return <LiveScreen query={place.query} />;
    case "events":
      return second ? <EventScreen key={second} id={second} query={place.query} /> : <LiveScreen query={place.query} />;
    case "bad":
      return second ? <GroupScreen key={second} group={second} query={place.query} /> : <BadScreen query={place.query} />;
    case "schemas":
      return <SchemasScreen parts={place.parts.slice(1)} query={place.query} />;
    case "traffic":
      return <TrafficScreen query={place.query} />;
    case "pipeline":
      return <PipelineScreen />;
    case "settings":
      return <SettingsScreen query={place.query} />;
    case "api":
      return <ReferenceScreen query={place.query} />;
    case "search":
      return <SearchScreen query={place.query} />;
    default:
      return (
        <>
          <div class="head">
            <h1>There is no such page</h1>
          </div>
          <Empty>
            The address may be mistyped, or of another version. <a href={to([])}>To the overview</a>
          </Empty>
        </>
      );
  }
}

const TITLES: Record<string, string> = {
  live: "Live",
  events: "Event",
  bad: "Bad rows",
  schemas: "Schemas",
  traffic: "Traffic",
  pipeline: "Pipeline",
  settings: "Settings",
  api: "API",
  search: "Search",
};

function titleOf({ parts }: Place): string {
  const [first, second] = parts;
  const title = first === undefined ? "Overview" : (TITLES[first] ?? "Not found");
  return second && first !== "schemas" ? `${title} ${second.slice(0, 8)}` : title;
}
