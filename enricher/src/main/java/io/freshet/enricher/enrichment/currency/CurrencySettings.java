package io.freshet.enricher.enrichment.currency;

/**
 * Where rates of exchange come from.
 *
 * @param ratesUri a file or HTTP address, in which {@code {date}}, {@code {apiKey}} and {@code
 *     {base}} stand for what is asked
 */
public record CurrencySettings(String ratesUri) {

    /** Open Exchange Rates, as the reference asks it. */
    public static final CurrencySettings DEFAULT =
            new CurrencySettings(
                    "https://openexchangerates.org/api/historical/{date}.json?app_id={apiKey}&base={base}");
}
