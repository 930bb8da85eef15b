package io.freshet.enricher.enrichment;

import static io.freshet.event.atomic.AtomicField.BASE_CURRENCY;
import static io.freshet.event.atomic.AtomicField.COLLECTOR_TSTAMP;
import static io.freshet.event.atomic.AtomicField.TI_CURRENCY;
import static io.freshet.event.atomic.AtomicField.TI_PRICE;
import static io.freshet.event.atomic.AtomicField.TI_PRICE_BASE;
import static io.freshet.event.atomic.AtomicField.TR_CURRENCY;
import static io.freshet.event.atomic.AtomicField.TR_SHIPPING;
import static io.freshet.event.atomic.AtomicField.TR_SHIPPING_BASE;
import static io.freshet.event.atomic.AtomicField.TR_TAX;
import static io.freshet.event.atomic.AtomicField.TR_TAX_BASE;
import static io.freshet.event.atomic.AtomicField.TR_TOTAL;
import static io.freshet.event.atomic.AtomicField.TR_TOTAL_BASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.enrichment.currency.CurrencySettings;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrencyEnrichmentTest {

    private static final SchemaKey SCHEMA =
            SchemaKey.of(
                    "iglu:com.snowplowanalytics.snowplow/currency_conversion_config/jsonschema/1-0-0");

    @TempDir private Path folder;

    @Test
    void allAmountsAreConverted() throws IOException {
        var event =
                event(
                        Map.of(
                                TR_CURRENCY, "USD",
                                TR_TOTAL, "100",
                                TR_TAX, "10.5",
                                TR_SHIPPING, "1",
                                TI_CURRENCY, "EUR",
                                TI_PRICE, "7"));

        assertThat(Events.fields(enrichment("EUR").enrich(event)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                TR_TOTAL_BASE, "80.00",
                                TR_TAX_BASE, "8.40",
                                TR_SHIPPING_BASE, "0.80",
                                TI_PRICE_BASE, "7.00",
                                BASE_CURRENCY, "EUR"));
    }

    @Test
    void anEventWithoutAmountsOrCurrencyStillTellsTheBaseCurrency() throws IOException {
        for (var fields :
                List.<Map<AtomicField, String>>of(
                        Map.of(), Map.of(TR_CURRENCY, "USD"), Map.of(TR_TOTAL, "1"))) {
            assertThat(Events.fields(enrichment("EUR").enrich(event(fields))))
                    .isEqualTo(Map.of(BASE_CURRENCY, "EUR"));
        }
    }

    @Test
    void eachAmountInAnUnknownCurrencyIsAFailureAndNothingIsConverted() throws IOException {
        var addition =
                enrichment("EUR")
                        .enrich(
                                event(
                                        Map.of(
                                                TR_CURRENCY, "eur",
                                                TR_TOTAL, "1",
                                                TR_TAX, "1",
                                                TI_CURRENCY, "USD",
                                                TI_PRICE, "1")));

        assertThat(Events.fields(addition)).isEqualTo(Map.of(BASE_CURRENCY, "EUR"));
        var unknown = new Failure.Unexpected("tr_currency", "eur", "Unknown currency 'eur'");
        var source = new Failure.OfEnrichment.Source(SCHEMA, "currency-conversion");
        assertThat(addition.failures())
                .containsExactly(
                        new Failure.OfEnrichment(source, unknown),
                        new Failure.OfEnrichment(source, unknown));
    }

    @Test
    void preparingStartsTheRequestAndSaysWhenItIsDone() throws IOException {
        var enrichment = enrichment("EUR");
        var event = event(Map.of(TR_CURRENCY, "USD", TR_TOTAL, "1"));

        assertThat(enrichment.prepare(event(Map.of(TR_CURRENCY, "EUR", TR_TOTAL, "1")))).isTrue();
        enrichment.prepare(event);
        enrichment.enrich(event);
        assertThat(enrichment.prepare(event)).isTrue();
    }

    @Test
    void aBaseCurrencyThatIsNoneIsRefused() {
        assertThatThrownBy(() -> enrichment("EURO"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown currency 'EURO'");
    }

    private CurrencyEnrichment enrichment(String base) throws IOException {
        var file = folder.resolve("rates.json");
        Files.writeString(file, "{\"base\":\"USD\",\"rates\":{\"EUR\":0.8}}");
        var settings =
                EnrichmentSettings.DEFAULT.with(new CurrencySettings(file.toUri().toString()));
        return CurrencyEnrichment.of(config(base), Facilities.of(settings));
    }

    private static EnrichmentConfig config(String base) {
        try {
            return new EnrichmentConfig(
                    SCHEMA,
                    Json.parse(
                            "{\"parameters\":{\"accountType\":\"DEVELOPER\",\"apiKey\":\"k\",\"baseCurrency\":\""
                                    + base
                                    + "\"}}"));
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    private static Draft event(Map<AtomicField, String> fields) {
        var all = new HashMap<>(fields);
        all.put(COLLECTOR_TSTAMP, "2020-01-01 12:00:00.000");
        return Events.with(all);
    }
}
