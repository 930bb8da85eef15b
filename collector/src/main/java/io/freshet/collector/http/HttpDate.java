package io.freshet.collector.http;

import io.freshet.collector.response.DateText;
import java.time.Clock;

/** The Date header's value. */
final class HttpDate {

    private final Clock clock;
    private final DateText text = new DateText();

    HttpDate(Clock clock) {
        this.clock = clock;
    }

    String now() {
        return text.of(clock.instant());
    }
}
