import { trackSiteSearch } from "@snowplow/browser-plugin-site-tracking";
import { trackProductListClick, trackProductListView } from "@snowplow/browser-plugin-snowplow-ecommerce";
import { useState } from "preact/hooks";
import { trackOwn } from "../send/tracker";
import { ecommerceProduct } from "../shop/entities";
import { CATEGORIES, GOODS, find, type Product } from "../shop/goods";
import { startPage } from "./frame";
import { Goods } from "./goods";

const LIST = "catalogue";

function Catalogue() {
  const [category, setCategory] = useState("");
  const [words, setWords] = useState("");
  const goods = find(category, words);

  const filter = (chosen: string): void => {
    const results = find(chosen, words).length;
    trackOwn("filter_change", { filter: "category", from: category || null, to: chosen || null, results });
    setCategory(chosen);
  };
  const search = (event: SubmitEvent): void => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget as HTMLFormElement).get("words")).trim();
    if (asked) trackSiteSearch({ terms: asked.split(/\s+/), filters: category ? { category } : {}, totalResults: find(category, asked).length });
    setWords(asked);
  };
  const open = (product: Product, position: number): void =>
    trackProductListClick({ name: LIST, product: ecommerceProduct(product, { position }) });

  return (
    <>
      <h1>Catalogue</h1>
      <form class="filters" role="search" onSubmit={search}>
        <label>
          Search <input name="words" type="search" data-testid="search" maxLength={100} />
        </label>
        <button>Search</button>
        <label>
          Category{" "}
          <select data-testid="category" value={category} onChange={(event) => filter(event.currentTarget.value)}>
            <option value="">all</option>
            {CATEGORIES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      </form>
      <p class="note" role="status">
        {goods.length === 0 ? "Nothing of that kind; try other words." : `${goods.length} of ${GOODS.length} things`}
      </p>
      <Goods goods={goods} onOpen={open} />
    </>
  );
}

void startPage("/catalogue.html", () => <Catalogue />, [], () =>
  trackProductListView({ name: LIST, products: GOODS.map((product, at) => ecommerceProduct(product, { position: at + 1 })) }),
);
