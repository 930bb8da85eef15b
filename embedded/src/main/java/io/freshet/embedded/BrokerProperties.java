package io.freshet.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** The broker's settings: one node that is broker and controller at once, with little memory. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";
    static final String LOOPBACK = "127.0.0.1";

    private static final int MEBIBYTE = 1024 * 1024;

    private BrokerProperties() {}

    /**
     * The settings of {@code server.properties}. Static voters are not kept in the log, so both
     * ports may change between runs.
     */
    static Properties of(Path logDir, int port, int controllerPort) {
        var p = new Properties();
        node(p, logDir, port, controllerPort);
        oneReplica(p);
        small(p);
        // Topics are made on purpose; a misspelt name must be an error.
        p.setProperty("auto.create.topics.enable", "false");
        // A consumer that starts alone need not wait for others to join.
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // A broker that was killed is refused until its old session has run out.
        p.setProperty("broker.session.timeout.ms", "3000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        // Committed readers wait for transactions of a killed process until these are given up.
        p.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        return p;
    }

    /**
     * The settings of a controller without a broker, which notices soon that its broker is dead.
     */
    static Properties ofController(Path logDir, int controllerPort) {
        var p = new Properties();
        controller(p, logDir, "127.0.0.1:" + controllerPort);
        p.setProperty("process.roles", "controller");
        p.setProperty("listeners", CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort);
        p.setProperty("broker.session.timeout.ms", "500");
        p.setProperty("broker.heartbeat.interval.ms", "100");
        return p;
    }

    private static void node(Properties p, Path logDir, int port, int controllerPort) {
        var controller = "127.0.0.1:" + controllerPort;
        controller(p, logDir, controller);
        p.setProperty("process.roles", "broker,controller");
        p.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://" + controller);
    }

    private static void controller(Properties p, Path logDir, String address) {
        p.setProperty("node.id", Integer.toString(NODE_ID));
        p.setProperty("controller.quorum.voters", NODE_ID + "@" + address);
        p.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        p.setProperty("log.dirs", logDir.toString());
    }

    private static void oneReplica(Properties p) {
        p.setProperty("default.replication.factor", "1");
        p.setProperty("min.insync.replicas", "1");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    private static void small(Properties p) {
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.num.partitions", "4");
        p.setProperty("share.coordinator.state.topic.num.partitions", "4");
        p.setProperty("num.network.threads", "1");
        p.setProperty("num.io.threads", "2");
        p.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEBIBYTE));
        // What a topic's limits let go of frees the disk soon.
        p.setProperty("log.retention.check.interval.ms", "10000");
        // Index files are allocated at full size; sparse on disk, but not in every copy of it.
        p.setProperty("log.index.size.max.bytes", Integer.toString(MEBIBYTE));
    }
}
