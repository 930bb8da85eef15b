package io.freshet.sdk;

import java.util.Optional;

/** One item of an order, as the old e-commerce events have it. */
public final class TransactionItem {

    private final Event event;

    TransactionItem(Event event) {
        this.event = event;
    }

    /** The order's id. Column {@code ti_orderid}. */
    public Optional<String> orderId() {
        return event.get(Fields.TI_ORDERID);
    }

    /** The article's number. Column {@code ti_sku}. */
    public Optional<String> sku() {
        return event.get(Fields.TI_SKU);
    }

    /** The article's name. Column {@code ti_name}. */
    public Optional<String> name() {
        return event.get(Fields.TI_NAME);
    }

    /** The article's category. Column {@code ti_category}. */
    public Optional<String> category() {
        return event.get(Fields.TI_CATEGORY);
    }

    /** The price of one. Column {@code ti_price}. */
    public Optional<Double> price() {
        return event.get(Fields.TI_PRICE);
    }

    /** How many. Column {@code ti_quantity}. */
    public Optional<Integer> quantity() {
        return event.get(Fields.TI_QUANTITY);
    }

    /** The currency, ISO 4217. Column {@code ti_currency}. */
    public Optional<String> currency() {
        return event.get(Fields.TI_CURRENCY);
    }

    /** The price in the base currency. Column {@code ti_price_base}. */
    public Optional<Double> priceBase() {
        return event.get(Fields.TI_PRICE_BASE);
    }
}
