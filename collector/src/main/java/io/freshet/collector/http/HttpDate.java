package io.freshet.collector.http;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header's value, made once a second. */
final class HttpDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Stamp stamp = new Stamp(Long.MIN_VALUE, "");

    HttpDate(Clock clock) {
        this.clock = clock;
    }

    String now() {
        var instant = clock.instant();
        var last = stamp;
        if (last.second() != instant.getEpochSecond()) {
            last = new Stamp(instant.getEpochSecond(), FORMAT.format(instant));
            stamp = last;
        }
        return last.text();
    }

    private record Stamp(long second, String text) {}
}
