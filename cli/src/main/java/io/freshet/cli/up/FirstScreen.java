package io.freshet.cli.up;

import java.time.Duration;
import java.util.List;

/**
 * What the terminal shows once everything is ready, and nothing else.
 *
 * @param collector URL for trackers
 * @param site URL for people
 * @param postgres address without password
 * @param kafka {@code host:port}
 * @param topics their names
 * @param admin URL of health and metrics
 * @param dataDir what is kept
 * @param took from the start of the process until ready
 */
record FirstScreen(
        String collector,
        String site,
        String postgres,
        String kafka,
        List<String> topics,
        String admin,
        String dataDir,
        Duration took) {

    /** The first line; programs that start us may wait for it. */
    static final String READY = "freshet is ready";

    String text() {
        return """
               %s after %.1f s

                 demo site   %s
                 dashboard   %s/dashboard/
                 collector   %s
                 postgres    %s
                 kafka       %s
                   topics    %s
                 admin       %s
                 data in     %s

               Now try: freshet send
               Ctrl-C stops it; what was collected is kept.
               """
                .formatted(
                        READY,
                        took.toMillis() / 1000.0,
                        site,
                        site,
                        collector,
                        postgres,
                        kafka,
                        String.join("\n" + " ".repeat(14), topics),
                        admin,
                        dataDir);
    }
}
