import { Component } from "preact";
import type { LiveEvent } from "../api/types";
import { count, millis } from "../format/numbers";
import { clockMillis, exact } from "../format/times";
import { OutcomeMark } from "../parts/outcome";

interface Props {
  event: LiveEvent;
  top: number;
  selected: boolean;
  open: (event: LiveEvent) => void;
}

// a reason begins with the whole URI of its schema, which leaves no room for the reason
function shorter(reason: string | undefined): string | undefined {
  return reason?.replace(/^iglu:[^/]+\/([^/]+)\/[^/]+\/[\d-]+: /, "$1: ");
}

/** One line of the live list; painted again only when it changes, which keeps 10,000 of them smooth. */
export class Line extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    return next.event !== this.props.event || next.top !== this.props.top || next.selected !== this.props.selected;
  }

  override render({ event, top, selected, open }: Props) {
    const time = clockMillis(event.at);
    return (
      <div
        class="line"
        role="option"
        id={`live-${event.seq}`}
        aria-selected={selected}
        data-id={event.id}
        style={{ transform: `translateY(${top}px)` }}
        onClick={() => open(event)}
      >
        <span class="time" title={exact(event.at)}>
          {time.slice(0, 8)}
          <span class="frac muted">{time.slice(8)}</span>
        </span>
        <span>
          <OutcomeMark outcome={event.outcome} />
        </span>
        <span class="app">{event.app ?? "–"}</span>
        <span class="platform muted">{event.platform ?? "–"}</span>
        <span class="event" title={event.schema}>
          {event.event ?? event.kind ?? "–"}
        </span>
        <span class="user muted mono">{event.user ?? "–"}</span>
        <span class={`page ${event.reason ? "bad" : "muted"}`} title={(event.reason ?? event.page)?.slice(0, 2000)}>
          {(shorter(event.reason) ?? event.page?.replace(/^https?:\/\//, "") ?? "–").slice(0, 300)}
        </span>
        <span class="country muted">{event.country ?? "–"}</span>
        <span class="entities num muted">{count(event.entities)}</span>
        <span class="millis num muted">{millis(event.millis)}</span>
      </div>
    );
  }
}
