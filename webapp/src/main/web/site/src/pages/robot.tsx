import { useEffect, useRef, useState } from "preact/hooks";
import { APP, Robot, type Orders, type Tally } from "../robot/robot";
import { everyTick } from "../robot/ticks";
import { startPage, type Site } from "./frame";

const NOTHING: Tally = { sent: 0, bad: 0, refused: 0 };
const FIELDS: [keyof Orders, string, number, number, number][] = [
  ["users", "Users", 1, 1000, 20],
  ["perSecond", "Events a second", 1, 500, 10],
  ["badPercent", "Bad, in percent", 0, 100, 5],
  ["seed", "Seed", 0, 2147483647, 1],
];

function Page({ requests }: Site) {
  const [tally, setTally] = useState(NOTHING);
  const [running, setRunning] = useState(false);
  const robot = useRef<Robot>(null);
  useEffect(() => () => robot.current?.stop(), []);

  const start = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const orders = Object.fromEntries(FIELDS.map(([name]) => [name, Number(form.get(name))])) as unknown as Orders;
    setTally(NOTHING);
    const mine: Robot = new Robot(orders, (events) => requests.silently(events, APP), everyTick, (told) => {
      // the last answers of one that was stopped are not those of its successor
      if (robot.current === mine) setTally(told);
    });
    robot.current = mine;
    setRunning(true);
  };
  const stop = (): void => {
    robot.current?.stop();
    setRunning(false);
  };
  return (
    <>
      <h1>Traffic robot</h1>
      <p class="lead">
        Visitors that walk through the shop from this browser, as long as this page is open. The same seed makes the same
        visits again. Their events have the app id <code>{APP}</code>: see them{" "}
        <a href={`/dashboard/live?app=${APP}`}>live</a> and in <a href="/dashboard/traffic">Traffic</a>.
      </p>
      <form class="fields pairs" onSubmit={start}>
        {FIELDS.map(([name, label, min, max, usual]) => (
          <label key={name}>
            {label}
            <input type="number" name={name} data-testid={name} min={min} max={max} step={1} defaultValue={String(usual)} required disabled={running} />
          </label>
        ))}
        {running ? (
          // two buttons, not one that changes: its click would still submit the form
          <button key="stop" type="button" data-testid="stop" onClick={stop}>
            Stop
          </button>
        ) : (
          <button key="start" data-testid="start">
            Start
          </button>
        )}
      </form>
      <p role="status" data-testid="tally" data-sent={tally.sent} data-bad={tally.bad} data-refused={tally.refused}>
        {tally.sent.toLocaleString("en")} sent and safe, {tally.bad.toLocaleString("en")} of them broken on purpose
        {tally.refused > 0 && `; ${tally.refused.toLocaleString("en")} not taken by the collector`}.
      </p>
    </>
  );
}

void startPage("/robot.html", (site) => <Page {...site} />);
