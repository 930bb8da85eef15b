package io.freshet.collector.response;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as HTTP writes it, made anew only when the second is another than last time. */
public final class DateText {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private volatile Last last = new Last(Long.MIN_VALUE, "");

    /** For example {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    public String of(Instant time) {
        var known = last;
        if (known.second() != time.getEpochSecond()) {
            known = new Last(time.getEpochSecond(), FORMAT.format(time));
            last = known;
        }
        return known.text();
    }

    private record Last(long second, String text) {}
}
