package io.freshet.enricher.enrichment.currency;

import java.time.Duration;

/**
 * Where rates of exchange come from.
 *
 * @param ratesUri a file or HTTP address, in which {@code {date}}, {@code {apiKey}} and {@code
 *     {base}} stand for what is asked
 * @param timeout longest time for an answer as a whole
 * @param retryAfter how long a day is not asked for again after there was no good answer
 */
public record CurrencySettings(String ratesUri, Duration timeout, Duration retryAfter) {

    /** Open Exchange Rates, as the reference asks it. */
    public static final CurrencySettings DEFAULT =
            new CurrencySettings(
                    "https://openexchangerates.org/api/historical/{date}.json?app_id={apiKey}&base={base}");

    /** The usual patience. */
    public CurrencySettings(String ratesUri) {
        this(ratesUri, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }
}
