package io.freshet.webapp.api;

import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.watch.Seen;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Finds events, causes of bad rows and users among what has been seen in the topics. */
public final class EventFinder implements Finder {

    private final Seen seen;
    private final Clock clock;

    public EventFinder(Seen seen, Clock clock) {
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public List<Hit> find(String text, int most) {
        var hits = new ArrayList<Hit>();
        if (seen.index().find(text).isPresent()) {
            hits.add(Hit.event(text, "event"));
        }
        seen.causes()
                .find(text, Window.DAY, clock.millis())
                .ifPresent(
                        group ->
                                hits.add(
                                        Hit.group(
                                                text,
                                                group.count()
                                                        + " bad rows: "
                                                        + group.cause().message())));
        var ofUser = new LiveFilter(null, null, null, null, text, null);
        if (!seen.ring().before(Long.MAX_VALUE, 1, ofUser).isEmpty()) {
            hits.add(
                    new Hit(
                            "user",
                            text,
                            "events of this user",
                            "/dashboard/live?user=" + Hit.encoded(text)));
        }
        return hits.stream().limit(most).toList();
    }
}
