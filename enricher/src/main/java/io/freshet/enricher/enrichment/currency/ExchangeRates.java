package io.freshet.enricher.enrichment.currency;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The rates of days: each day is asked for once, by one request at a time, and remembered. Rates of
 * a day that is over stay as they are; others are asked for again after some hours, and failures
 * after some seconds, so that a service that is away does not keep every event waiting.
 */
final class ExchangeRates implements AutoCloseable {

    /** With 170 currencies each, about 2 MB. */
    private static final int MAX_DAYS = 100;

    private static final Duration NEWS_AFTER = Duration.ofHours(6);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final RatesAddress address;
    private final RatesReader reader;
    private final InstantSource clock;
    private final AsyncCache<Question, RatesAnswer> answers;

    /** Prepares, without reaching for anything. */
    ExchangeRates(RatesAddress address, CurrencySettings settings, InstantSource clock) {
        this.address = address;
        this.reader = new RatesReader(settings.timeout());
        this.clock = clock;
        this.answers =
                Caffeine.newBuilder()
                        .maximumSize(MAX_DAYS)
                        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                        .expireAfter(
                                Expiry.<Question, RatesAnswer>creating(
                                        (question, answer) ->
                                                lifetime(question, answer, settings.retryAfter())))
                        .buildAsync();
    }

    private record Question(URI address, boolean isForGood) {}

    private static Duration lifetime(Question question, RatesAnswer answer, Duration retryAfter) {
        if (answer instanceof RatesAnswer.None) {
            return retryAfter;
        }
        return question.isForGood() ? FOR_EVER : NEWS_AFTER;
    }

    /** The current day, in UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The rates of a day; asks for them unless somebody has. */
    CompletableFuture<RatesAnswer> of(LocalDate day) {
        var isForGood = address.isByDay() && day.isBefore(today());
        return answers.get(
                new Question(address.of(day), isForGood),
                (question, executor) -> reader.read(question.address()));
    }

    @Override
    public void close() {
        reader.close();
    }
}
