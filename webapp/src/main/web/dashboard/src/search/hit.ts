import type { Hit } from "../api/types";
import { isOurs, to, toSchema } from "../route/place";

/** Where a hit leads: where the server says if that is a page of ours, else where its kind belongs. */
export function urlOf({ kind, id, url }: Hit): string {
  if (url && isOurs(url)) return url;
  switch (kind) {
    case "event":
      return to(["events", id]);
    case "group":
      return to(["bad", id]);
    case "schema":
      return toSchema(id) ?? to(["schemas"]);
    case "app":
      return to(["live"], { app: id });
    default:
      return to(["live"], { user: id });
  }
}
