package io.freshet.enricher.enrichment.currency;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What came of asking for a day's rates. */
sealed interface RatesAnswer {

    /**
     * The rates.
     *
     * @param byCode how much of a currency one of the base is worth, by ISO 4217 code
     */
    record Rates(Map<String, BigDecimal> byCode) implements RatesAnswer {

        public Rates {
            byCode = Map.copyOf(byCode);
        }

        /** The rate of a currency; empty where it is not known. */
        Optional<BigDecimal> of(String code) {
            return Optional.ofNullable(byCode.get(code));
        }
    }

    /**
     * Why there are none.
     *
     * @param kind in the reference's words
     * @param message says more
     */
    record None(Kind kind, String message) implements RatesAnswer {

        /** The same in the words of a bad row. */
        String sentence() {
            return "Open Exchange Rates error, type: ["
                    + kind.label
                    + "], message: ["
                    + message
                    + "]";
        }
    }

    /** What kinds of trouble the reference tells apart. */
    enum Kind {
        /** There can be no rates of that day. */
        NO_SUCH_DAY("ResourcesNotAvailable"),
        /** The currency has no rate. */
        NO_SUCH_CURRENCY("IllegalCurrency"),
        /** Everything else. */
        OTHER("OtherErrors");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** Any other trouble. */
    static None other(String message) {
        return new None(Kind.OTHER, message);
    }
}
