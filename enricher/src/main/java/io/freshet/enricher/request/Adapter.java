package io.freshet.enricher.request;

import io.freshet.event.badrow.Failure;
import io.freshet.event.payload.RawEvent;
import java.util.List;

/** Finds the events in the requests of one vendor and version. Thread-safe. */
@FunctionalInterface
public interface Adapter {

    /** Takes a request apart. */
    Adapted toRawEvents(Request request);

    /** What was in a request. */
    sealed interface Adapted {

        /**
         * Events.
         *
         * @param events at least one, in the order of the request
         */
        record Events(List<RawEvent> events) implements Adapted {

            public Events {
                events = List.copyOf(events);
            }
        }

        /**
         * Nothing that can be used: the whole request becomes one bad row.
         *
         * @param failures at least one
         */
        record Refused(List<Failure> failures) implements Adapted {

            public Refused {
                failures = List.copyOf(failures);
            }
        }

        /** One event. */
        static Adapted event(RawEvent event) {
            return new Events(List.of(event));
        }

        /** Refused for these reasons. */
        static Adapted refused(Failure... failures) {
            return new Refused(List.of(failures));
        }
    }
}
