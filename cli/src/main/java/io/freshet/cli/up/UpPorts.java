package io.freshet.cli.up;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where {@code freshet up} listens, each port 1 to 65535.
 *
 * @param collector trackers
 * @param site demo site
 * @param admin health and metrics
 * @param kafka embedded broker; empty where the brokers are somebody else's
 * @param postgres embedded Postgres; empty where it is somebody else's
 */
record UpPorts(int collector, int site, int admin, OptionalInt kafka, OptionalInt postgres) {

    /**
     * One port.
     *
     * @param user who listens there, in words
     * @param flag what changes it
     */
    record Use(String user, int port, String flag) {}

    /** All ports that will be bound, in the order of their flags in the help. */
    List<Use> uses() {
        var uses = new ArrayList<Use>();
        uses.add(new Use("collector", collector, "--collector-port"));
        uses.add(new Use("demo site", site, "--site-port"));
        kafka.ifPresent(port -> uses.add(new Use("Kafka", port, "--kafka-port")));
        postgres.ifPresent(port -> uses.add(new Use("Postgres", port, "--postgres-port")));
        uses.add(new Use("health and metrics", admin, "--admin-port"));
        return List.copyOf(uses);
    }
}
