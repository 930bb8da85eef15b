import { SentBook, type Sent } from "../send/sent";
import { merge, type Entry, type FatePage } from "./fates";

const SHOWN = 60;
const POLL_MILLIS = 500;

/** What the panel knows at one time. */
export interface Known {
  entries: readonly Entry[];
  /** Why nothing new is heard from the server; absent when all is well. */
  trouble?: string;
}

function entryOf(sent: Sent): Entry {
  return { id: sent.id, sent, ...(sent.fate && { fate: sent.fate }) };
}

type Listener = (known: Known) => void;

/** Brings together what this tab sent and what the server says became of it. */
export class Journal {
  private known: Known = { entries: [] };
  private after = -1;
  private readonly sent = new SentBook();
  private readonly listeners = new Set<Listener>();
  private nextSent: ((sent: Sent) => void) | undefined;

  /** Begins to ask the server; what was sent before is shown with its first answer. */
  async start(): Promise<void> {
    await this.ask();
    this.sent.listen((sent) => this.tell({ ...this.known, entries: this.merged(sent.map(entryOf).reverse()) }));
  }

  note = (sent: Sent): void => {
    this.sent.note(sent);
    this.nextSent?.(sent);
    this.nextSent = undefined;
  };

  /** Tells the first that is sent from now on; what it returns ends that. */
  awaitSent(listener: (sent: Sent) => void): () => void {
    this.nextSent = listener;
    return () => (this.nextSent = undefined);
  }

  /** Tells what is known now, and each change; what it returns ends that. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.known);
    return () => this.listeners.delete(listener);
  }

  private async ask(): Promise<void> {
    try {
      // by name too: where others send much, the server may have moved on since the last page
      const answer = await fetch(`/api/v1/site/events?after=${this.after}&ids=${this.sent.open().map(encodeURIComponent).join()}`);
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const page = (await answer.json()) as FatePage;
      this.after = page.next;
      this.sent.learn(page.fates);
      if (page.fates.length > 0 || this.known.trouble) {
        this.tell({ entries: this.merged(page.fates.map((fate) => ({ id: fate.id, fate }))) });
      }
    } catch (error) {
      this.tell({ ...this.known, trouble: `The site's server does not answer (${String(error)}); trying again.` });
    }
    window.setTimeout(() => void this.ask(), POLL_MILLIS);
  }

  private merged(news: readonly Entry[]): Entry[] {
    return merge(this.known.entries, news, SHOWN);
  }

  private tell(known: Known): void {
    this.known = known;
    for (const listener of this.listeners) listener(known);
  }
}
