package io.freshet.enricher.enrichment.currency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/**
 * Turns amounts into one currency, with the rates of a day and the reference's arithmetic. Safe for
 * threads.
 */
public final class CurrencyConversion implements AutoCloseable {

    /** Decimals of the worth of a currency in the currency that rates are relative to. */
    private static final int RATE_SCALE = 6;

    /** The first day that Open Exchange Rates has. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 1);

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Currency target;
    private final ExchangeRates rates;

    /**
     * Prepares, without reaching for anything.
     *
     * @param target what amounts are turned into
     */
    public CurrencyConversion(
            Currency target, RatesAddress address, CurrencySettings settings, InstantSource clock) {
        this.target = target;
        this.rates = new ExchangeRates(address, settings, clock);
    }

    /** A currency by its ISO 4217 code; letter case counts. */
    public static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** What amounts are turned into. */
    public Currency target() {
        return target;
    }

    /**
     * Asks for the rates that a conversion will need, and does not wait for them.
     *
     * @return whether they are there
     */
    public boolean prepare(Currency source, LocalDate day) {
        return source.equals(target) || !isPossible(day) || rates.of(day).isDone();
    }

    /** An amount in the target currency, or why it cannot be told; may wait for rates. */
    public Converted convert(String amount, Currency source, LocalDate day) {
        double value = Double.parseDouble(amount);
        if (Double.isInfinite(value)) {
            return new Converted.Failed(RatesAnswer.other("the amount is too large").sentence());
        }
        if (source.equals(target)) {
            return converted(value, BigDecimal.ONE);
        }
        if (!isPossible(day)) {
            var date = day.atStartOfDay(UTC);
            return failed(
                    RatesAnswer.Kind.NO_SUCH_DAY,
                    "Exchange rate unavailable on the date [" + date + "]");
        }
        var answer = rates.of(day).join();
        return answer instanceof RatesAnswer.Rates found
                ? converted(value, source, found)
                : new Converted.Failed(((RatesAnswer.None) answer).sentence());
    }

    private boolean isPossible(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(rates.today());
    }

    private Converted converted(double value, Currency source, RatesAnswer.Rates found) {
        for (var currency : new Currency[] {source, target}) {
            if (found.of(currency.getCurrencyCode()).isEmpty()) {
                return failed(
                        RatesAnswer.Kind.NO_SUCH_CURRENCY,
                        "Currency not found in the API, invalid currency " + currency);
            }
        }
        var perSource = found.of(source.getCurrencyCode()).get();
        var perTarget = found.of(target.getCurrencyCode()).get();
        return converted(
                value,
                BigDecimal.ONE
                        .divide(perSource, RATE_SCALE, RoundingMode.HALF_EVEN)
                        .multiply(perTarget));
    }

    private Converted converted(double value, BigDecimal rate) {
        // Snowplow: the amount as the binary number it is, so that 1.015 is a little less.
        var amount = new BigDecimal(value).multiply(rate);
        int decimals = Math.max(0, target.getDefaultFractionDigits());
        return new Converted.Amount(
                amount.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    private static Converted failed(RatesAnswer.Kind kind, String message) {
        return new Converted.Failed(new RatesAnswer.None(kind, message).sentence());
    }

    /** What a conversion gave. */
    public sealed interface Converted {

        /**
         * The amount.
         *
         * @param text with as many decimals as the currency has
         */
        record Amount(String text) implements Converted {}

        /**
         * No amount.
         *
         * @param reason in the reference's words
         */
        record Failed(String reason) implements Converted {}
    }

    @Override
    public void close() {
        rates.close();
    }
}
