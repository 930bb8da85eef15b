import { ordinary, selfDescribing } from "../send/requests";
import type { Breaker } from "./breaker";

const FIVE_YEARS_MILLIS = 5 * 365 * 24 * 3600 * 1000;
const BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const CLICK = "iglu:com.example_company/mouse_click/jsonschema/1-0-0";
const SCRIPT = `<img src=x onerror="document.body.dataset.hacked='yes'"><script>document.body.dataset.hacked='yes'</script>`;

/** Events that arrive, and should make you look twice. */
export const ODDITIES: readonly Breaker[] = [
  {
    id: "duplicate",
    label: "The same event twice",
    wrong: "Two page views with one event id, as after a lost answer.",
    expect: { outcome: "row", why: "One row: the loader drops the second." },
    send: (requests) => {
      const event = ordinary("shop");
      return requests.events([event, event]);
    },
  },
  {
    id: "duplicate-id",
    label: "Another event, same id",
    wrong: "Two page views with one event id and different titles.",
    expect: { outcome: "row", why: "One row: without event_fingerprint the id alone counts; with it there would be two." },
    send: (requests) => {
      const event = ordinary("shop");
      return requests.events([event, { ...event, page: "another title" }]);
    },
  },
  {
    id: "future",
    label: "From the future",
    wrong: "The device says it is five years ahead.",
    expect: { outcome: "row", why: "derived_tstamp corrects it by the time at which the device sent it." },
    send: (requests) => {
      const then = String(Date.now() + FIVE_YEARS_MILLIS);
      return requests.events([{ dtm: then, stm: then }]);
    },
  },
  {
    id: "bot",
    label: "A robot's user agent",
    wrong: "A page view of Googlebot.",
    expect: { outcome: "row", why: "Robots are events too; Traffic shows people, robots or both." },
    send: (requests) => requests.events([{ ua: BOT }]),
  },
  {
    id: "bad-ip",
    label: "Impossible address",
    wrong: "The tracker says that the user's address is 999.1.2.3.",
    expect: { outcome: "row", why: "Kept as text; a look-up of places finds nothing for it." },
    send: (requests) => requests.events([{ ip: "999.1.2.3" }]),
  },
  {
    id: "pii",
    label: "Personal data in the wrong field",
    wrong: "An e-mail address as user id and in the page's address.",
    expect: { outcome: "row", why: "It is stored as it is, unless the PII enrichment is told to hash these fields." },
    send: (requests) =>
      requests.events([{ uid: "ann@example.com", url: `${location.origin}/?email=ann@example.com` }]),
  },
  {
    id: "script",
    label: "Script in every field",
    wrong: "Markup that would run if a page showed it as markup.",
    expect: { outcome: "row", why: "Kept as it came; this site and the dashboard show text as text." },
    send: (requests) =>
      requests.events([
        { ...selfDescribing(CLICK, { x: 1, y: 1, elementId: SCRIPT, area: SCRIPT }), page: SCRIPT, uid: SCRIPT, lang: SCRIPT, refr: SCRIPT },
      ]),
  },
];
