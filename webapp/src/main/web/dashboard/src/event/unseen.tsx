import type { EventDetail } from "../api/types";
import { share } from "../format/numbers";
import { exact } from "../format/times";

/** An event of which nothing has come yet: where it is looked for, and that this goes on. */
export function Unseen({ looked }: { looked: NonNullable<EventDetail["looked"]> }) {
  return (
    <div class="empty" role="note" data-testid="unseen">
      <p>
        <span class="strong">Not seen yet.</span> An event takes a moment: this page looks again by itself.
      </p>
      <p class="small">
        Looked for in {looked.topics.length} topics from {exact(looked.fromAt)} on
        {looked.read < 1 && ` (${share(looked.read, 1)} of them read so far)`}
        {looked.table ? `, and in ${looked.table} of any age` : "; there is no database to look into"}.
      </p>
      {looked.read >= 1 && (
        <p class="small">
          If it was sent long ago: is the id right, and did the collector answer 200? <code>freshet trace --since 7d</code> looks further back.
        </p>
      )}
    </div>
  );
}
