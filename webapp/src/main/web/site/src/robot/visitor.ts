import { selfDescribing, type Parameters } from "../send/requests";
import { entityOf } from "../shop/entities";
import { CURRENCY, GOODS, type Product } from "../shop/goods";
import type { Random } from "./random";

const SHOP = "http://riverbank.example";
const CONTEXTS = "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0";
const ACTION = "iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2";
const TRANSACTION = "iglu:com.snowplowanalytics.snowplow.ecommerce/transaction/jsonschema/1-0-0";
const CLICK = "iglu:com.example_company/mouse_click/jsonschema/1-0-0";

const AGENTS: readonly string[] = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
];
const REFERRERS = ["", "https://www.google.com/", "https://news.example/rivers", "https://duckduckgo.com/"];
const CAMPAIGNS = ["", "?utm_source=newsletter&utm_medium=email&utm_campaign=autumn", "?utm_source=partner&utm_medium=banner&utm_campaign=dry-feet"];

/** Somebody who walks through the shop, one event at a time, and begins anew after the checkout. */
export class RobotVisitor {
  private readonly agent: string;
  private readonly duid: string;
  private sid = "";
  private session = 0;
  private step = 0;
  private product: Product = GOODS[0] as Product;

  constructor(private readonly random: Random) {
    this.agent = random.pick(AGENTS);
    this.duid = random.uuid();
  }

  /** The next thing that this visitor does. */
  next(): Parameters {
    const step = this.step++;
    if (step === 0) return this.land();
    if (step === 1) return this.view("catalogue.html", "catalogue");
    if (step === 2) return this.open();
    // many look on for a while, and few buy
    if (step === 3) return this.random.next() < 0.5 ? this.end(this.ping()) : this.click();
    if (step === 4) return this.random.next() < 0.5 ? this.end(this.view("", "home")) : this.add();
    return this.end(this.buy());
  }

  /** The same visitor, doing something that cannot become a row. */
  mistake(): Parameters {
    return this.random.pick<() => Parameters>([
      () => ({ ...this.who(), ...selfDescribing(CLICK, { x: "left", y: this.random.below(900) }) }),
      () => ({ ...this.who(), ...selfDescribing(CLICK, { x: this.random.below(900) }) }),
      () => ({ ...this.who(), ...selfDescribing("iglu:com.example_company/no_such_event/jsonschema/1-0-0", {}) }),
      () => ({ ...this.who(), e: "zz" }),
      () => ({ ...this.who(), e: "se", se_ca: "x".repeat(1001), se_ac: "test" }),
    ])();
  }

  private land(): Parameters {
    this.sid = this.random.uuid();
    this.session++;
    this.product = this.random.pick(GOODS);
    return { ...this.view(this.random.pick(CAMPAIGNS), "home"), refr: this.random.pick(REFERRERS) || undefined };
  }

  private open(): Parameters {
    return { ...this.view(`product.html?sku=${this.product.sku}`, this.product.name), ...this.with(entityOf(this.product)) };
  }

  private click(): Parameters {
    return { ...this.who(), ...selfDescribing(CLICK, { x: this.random.below(1200), y: this.random.below(900), area: "product" }) };
  }

  private add(): Parameters {
    return { ...this.who(), ...selfDescribing(ACTION, { type: "add_to_cart" }), ...this.with(entityOf(this.product)) };
  }

  private buy(): Parameters {
    const order = {
      transaction_id: `R-${this.random.uuid().slice(0, 8)}`,
      revenue: this.product.price,
      currency: CURRENCY,
      payment_method: "card",
      total_quantity: 1,
    };
    return { ...this.who(), ...selfDescribing(ACTION, { type: "transaction" }), ...this.with({ schema: TRANSACTION, data: order }, entityOf(this.product)) };
  }

  private ping(): Parameters {
    return { ...this.who(), e: "pp", pp_mix: "0", pp_max: "0", pp_miy: "0", pp_may: String(this.random.below(2000)) };
  }

  private view(path: string, title: string): Parameters {
    return { ...this.who(), e: "pv", url: `${SHOP}/${path}`, page: `Riverbank Outfitters: ${title}` };
  }

  private end(last: Parameters): Parameters {
    this.step = 0;
    return last;
  }

  private with(...entities: { schema: string; data: unknown }[]): Parameters {
    return { co: JSON.stringify({ schema: CONTEXTS, data: entities }) };
  }

  private who(): Parameters {
    return { duid: this.duid, sid: this.sid, vid: String(this.session), ua: this.agent, tv: "robot-1", url: `${SHOP}/`, lang: "en" };
  }
}
