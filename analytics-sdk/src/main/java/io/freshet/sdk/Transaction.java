package io.freshet.sdk;

import java.util.Optional;

/** An order, as the old e-commerce events have it. */
public final class Transaction {

    private final Event event;

    Transaction(Event event) {
        this.event = event;
    }

    /** The order's id. Column {@code tr_orderid}. */
    public Optional<String> orderId() {
        return event.get(Fields.TR_ORDERID);
    }

    /** The shop. Column {@code tr_affiliation}. */
    public Optional<String> affiliation() {
        return event.get(Fields.TR_AFFILIATION);
    }

    /** The order's total. Column {@code tr_total}. */
    public Optional<Double> total() {
        return event.get(Fields.TR_TOTAL);
    }

    /** The tax in it. Column {@code tr_tax}. */
    public Optional<Double> tax() {
        return event.get(Fields.TR_TAX);
    }

    /** The shipping in it. Column {@code tr_shipping}. */
    public Optional<Double> shipping() {
        return event.get(Fields.TR_SHIPPING);
    }

    /** The customer's city. Column {@code tr_city}. */
    public Optional<String> city() {
        return event.get(Fields.TR_CITY);
    }

    /** The customer's state. Column {@code tr_state}. */
    public Optional<String> state() {
        return event.get(Fields.TR_STATE);
    }

    /** The customer's country. Column {@code tr_country}. */
    public Optional<String> country() {
        return event.get(Fields.TR_COUNTRY);
    }

    /** The currency, ISO 4217. Column {@code tr_currency}. */
    public Optional<String> currency() {
        return event.get(Fields.TR_CURRENCY);
    }

    /** The total in the base currency. Column {@code tr_total_base}. */
    public Optional<Double> totalBase() {
        return event.get(Fields.TR_TOTAL_BASE);
    }

    /** The tax in the base currency. Column {@code tr_tax_base}. */
    public Optional<Double> taxBase() {
        return event.get(Fields.TR_TAX_BASE);
    }

    /** The shipping in the base currency. Column {@code tr_shipping_base}. */
    public Optional<Double> shippingBase() {
        return event.get(Fields.TR_SHIPPING_BASE);
    }

    /** The base currency of orders and items, ISO 4217. Column {@code base_currency}. */
    public Optional<String> baseCurrency() {
        return event.get(Fields.BASE_CURRENCY);
    }
}
