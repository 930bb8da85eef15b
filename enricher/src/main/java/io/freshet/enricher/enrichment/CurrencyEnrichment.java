package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.Addition.FieldValue;
import io.freshet.enricher.enrichment.currency.CurrencyConversion;
import io.freshet.enricher.enrichment.currency.CurrencyConversion.Converted;
import io.freshet.enricher.enrichment.currency.RatesAddress;
import io.freshet.enricher.mapping.FieldTime;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the amounts of transactions and their items into one currency, with the rates of the day on
 * which the event was received. All amounts of an event, or none.
 *
 * @param conversion knows the currency and the rates
 * @param source signs failures
 */
public record CurrencyEnrichment(CurrencyConversion conversion, OfEnrichment.Source source)
        implements Enrichment {

    private static final List<Amount> AMOUNTS =
            List.of(
                    new Amount(
                            AtomicField.TR_TOTAL,
                            AtomicField.TR_CURRENCY,
                            AtomicField.TR_TOTAL_BASE),
                    new Amount(
                            AtomicField.TR_TAX, AtomicField.TR_CURRENCY, AtomicField.TR_TAX_BASE),
                    new Amount(
                            AtomicField.TR_SHIPPING,
                            AtomicField.TR_CURRENCY,
                            AtomicField.TR_SHIPPING_BASE),
                    new Amount(
                            AtomicField.TI_PRICE,
                            AtomicField.TI_CURRENCY,
                            AtomicField.TI_PRICE_BASE));

    /** Accounts that may ask for rates relative to another currency than the dollar. */
    private static final Set<String> WITH_OWN_BASE = Set.of("ENTERPRISE", "UNLIMITED");

    private static final String USUAL_BASE = "USD";

    private record Amount(AtomicField field, AtomicField currency, AtomicField converted) {

        boolean isIn(DraftView event) {
            return event.get(field) != null && event.get(currency) != null;
        }
    }

    /** Reads {@code currency_conversion_config} 1-0-*. */
    static CurrencyEnrichment of(EnrichmentConfig config, Facilities facilities) {
        var parameters = config.parameters();
        var code = parameters.path("baseCurrency").asString();
        var target =
                CurrencyConversion.currency(code)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Unknown currency '" + code + "'"));
        var hasOwnBase = WITH_OWN_BASE.contains(parameters.path("accountType").asString());
        var settings = facilities.settings().currency();
        var address =
                new RatesAddress(
                        settings.ratesUri(),
                        parameters.path("apiKey").asString(),
                        hasOwnBase ? code : USUAL_BASE);
        return new CurrencyEnrichment(
                new CurrencyConversion(target, address, settings, facilities.clock()),
                config.source("currency-conversion"));
    }

    @Override
    public boolean prepare(DraftView event) {
        var day = day(event);
        return day == null
                || AMOUNTS.stream()
                        .filter(amount -> amount.isIn(event))
                        .flatMap(
                                amount -> CurrencyConversion.currency(code(amount, event)).stream())
                        .allMatch(currency -> conversion.prepare(currency, day));
    }

    @Override
    public Addition enrich(DraftView event) {
        var fields = new ArrayList<FieldValue>();
        var failures = new ArrayList<OfEnrichment>();
        var day = day(event);
        for (var amount : AMOUNTS) {
            if (amount.isIn(event)) {
                convert(amount, event, day, fields, failures);
            }
        }
        if (!failures.isEmpty()) {
            fields.clear();
        }
        var target = conversion.target().getCurrencyCode();
        fields.add(new FieldValue(AtomicField.BASE_CURRENCY, target));
        return new Addition(fields, List.of(), failures);
    }

    private void convert(
            Amount amount,
            DraftView event,
            @Nullable LocalDate day,
            List<FieldValue> fields,
            List<OfEnrichment> failures) {
        var code = code(amount, event);
        var currency = CurrencyConversion.currency(code);
        if (currency.isEmpty()) {
            var expectation = "Unknown currency '" + code + "'";
            failures.add(failure(amount.currency(), code, expectation));
        } else if (day == null) {
            failures.add(failure(AtomicField.COLLECTOR_TSTAMP, null, "missing"));
        } else {
            var text = String.valueOf(event.get(amount.field()));
            var converted = conversion.convert(text, currency.get(), day);
            if (converted instanceof Converted.Amount found) {
                fields.add(new FieldValue(amount.converted(), found.text()));
            } else {
                var reason = ((Converted.Failed) converted).reason();
                failures.add(new OfEnrichment(source, new Failure.Message(reason)));
            }
        }
    }

    private OfEnrichment failure(AtomicField field, @Nullable String value, String expectation) {
        return new OfEnrichment(source, new Failure.Unexpected(field.column(), value, expectation));
    }

    private static String code(Amount amount, DraftView event) {
        return String.valueOf(event.get(amount.currency()));
    }

    private static @Nullable LocalDate day(DraftView event) {
        var received = event.get(AtomicField.COLLECTOR_TSTAMP);
        return received == null ? null : FieldTime.day(received);
    }

    @Override
    public void close() {
        conversion.close();
    }
}
