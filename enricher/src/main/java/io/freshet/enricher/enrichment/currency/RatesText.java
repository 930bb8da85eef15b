package io.freshet.enricher.enrichment.currency;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import tools.jackson.databind.JsonNode;

/** Reads rates in the form of Open Exchange Rates: {@code {"base":"USD","rates":{"EUR":0.8}}}. */
final class RatesText {

    /** Beyond these powers of ten a rate is a mistake, and arithmetic with it no joke. */
    private static final int MAX_MAGNITUDE = 20;

    private static final String UNREADABLE = "OER response";

    private RatesText() {}

    /** Whether a text was neither rates nor the service's own words. */
    static boolean isUnreadable(RatesAnswer answer) {
        return answer instanceof RatesAnswer.None none && none.message().startsWith(UNREADABLE);
    }

    static RatesAnswer parse(String text) {
        JsonNode json;
        try {
            json = Json.parse(text);
        } catch (InvalidJson e) {
            return RatesAnswer.other(UNREADABLE + " is not JSON: " + e.getMessage());
        }
        if (json.path("message").isString()) {
            return RatesAnswer.other(json.path("message").asString());
        }
        if (!json.path("rates").isObject()) {
            return RatesAnswer.other(UNREADABLE + " couldn't be decoded");
        }
        var rates = new HashMap<String, BigDecimal>();
        if (json.path("base").isString()) {
            rates.put(json.path("base").asString(), BigDecimal.ONE);
        }
        for (var rate : json.path("rates").properties()) {
            if (!isRate(rate.getValue())) {
                return RatesAnswer.other(UNREADABLE + " couldn't be decoded");
            }
            rates.put(rate.getKey(), rate.getValue().decimalValue());
        }
        return new RatesAnswer.Rates(rates);
    }

    private static boolean isRate(JsonNode json) {
        if (!json.isNumber()) {
            return false;
        }
        var rate = json.decimalValue();
        long magnitude = (long) rate.precision() - rate.scale();
        return rate.signum() > 0 && Math.abs(magnitude) <= MAX_MAGNITUDE;
    }
}
