import { render, type ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import icon from "../../icon.svg";
import "../style/site.css";
import { Journal } from "../panel/journal";
import { Panel } from "../panel/panel";
import { collectorUrl } from "../send/collector";
import { Requests } from "../send/requests";
import { startTracker } from "../send/tracker";
import { readCart, type Cart } from "../shop/cart";
import type { SelfDescribing } from "../shop/entities";
import { keep, kept } from "../shop/kept";

const PAGES: [string, string][] = [
  ["/", "Home"],
  ["/catalogue.html", "Catalogue"],
  ["/cart.html", "Cart"],
  ["/break.html", "Break things"],
  ["/robot.html", "Traffic robot"],
];
const PANEL = "shop.panel";
const THEME = "freshet.theme";
/** As in the style sheet: below this the panel covers the page, so it opens only when asked for. */
const NARROW = "(max-width: 60rem)";

/** What a page can use of the site. */
export interface Site {
  requests: Requests;
  journal: Journal;
  cart: Cart;
  setCart: (cart: Cart) => void;
}

/**
 * Starts a page: its frame, the panel and the tracker, in this order, so that nothing it sends is missed.
 *
 * @param path the page's place in the menu
 * @param entities what to attach to its page view
 * @param content what stands in the middle
 * @param started is called once the tracker runs
 */
export async function startPage(
  path: string,
  content: (site: Site) => ComponentChildren,
  entities: SelfDescribing[] = [],
  started: (site: Site) => void = () => undefined,
): Promise<void> {
  followTheme();
  const journal = new Journal();
  const collector = await collectorUrl();
  const requests = new Requests(collector, journal.note);
  const root = document.getElementById("app") as HTMLElement;
  let cart = readCart();
  const draw = (): void => {
    const site: Site = { requests, journal, cart, setCart: (changed) => ((cart = changed), draw()) };
    render(<Frame path={path} site={site}>{content(site)}</Frame>, root);
  };
  draw();
  await journal.start();
  startTracker(collector, journal.note, entities);
  started({ requests, journal, cart, setCart: () => undefined });
  document.body.dataset["ready"] = "true";
}

function Frame({ path, site, children }: { path: string; site: Site; children: ComponentChildren }) {
  const [panel, setPanel] = useState(() => (matchMedia(NARROW).matches ? false : kept<string>(PANEL) !== "closed"));
  const toggle = (): void => {
    keep(PANEL, panel ? "closed" : null);
    setPanel(!panel);
  };
  return (
    <>
      <header>
        <a class="brand" href="/">
          <img src={icon} alt="" width="28" height="28" /> Riverbank Outfitters
        </a>
        <nav aria-label="Shop">
          {PAGES.map(([href, title]) => (
            <a key={href} href={href} aria-current={href === path ? "page" : undefined}>
              {title}
              {href === "/cart.html" && site.cart.pieces > 0 && <span class="pieces"> {site.cart.pieces}</span>}
            </a>
          ))}
          <a href="/dashboard/" class="untracked">
            Dashboard
          </a>
        </nav>
        <button type="button" class="plain" aria-expanded={panel} aria-controls="panel" data-testid="panel-toggle" onClick={toggle}>
          Events
        </button>
      </header>
      <div class={panel ? "columns" : "columns wide"}>
        <main>{children}</main>
        {panel && <Panel journal={site.journal} />}
      </div>
    </>
  );
}

/** Light or dark as the dashboard was told, else as the system is. */
function followTheme(): void {
  const theme = localStorage.getItem(THEME);
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
}
