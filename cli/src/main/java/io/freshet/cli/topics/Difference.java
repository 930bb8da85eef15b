package io.freshet.cli.topics;

/**
 * One thing in which a topic is not what it is to be.
 *
 * @param topic its name
 * @param setting {@code partitions}, {@code replication}, or a setting of the topic
 * @param found as it is
 * @param wanted as it is to be
 * @param remedy how that can be mended
 */
record Difference(String topic, String setting, String found, String wanted, Remedy remedy) {

    static final String PARTITIONS = "partitions";
    static final String REPLICATION = "replication";

    /** How a difference can be mended. */
    enum Remedy {
        /** {@code freshet topics create --alter} does it. */
        ALTER("--alter changes it"),
        /** The same, with a consequence that somebody has to want. */
        ALTER_AND_MOVE_KEYS("--alter changes it; keys move to other partitions"),
        /** Copies are moved by Kafka's own tool. */
        REASSIGN("by kafka-reassign-partitions.sh");

        private final String text;

        Remedy(String text) {
            this.text = text;
        }
    }

    boolean isAlterable() {
        return remedy != Remedy.REASSIGN;
    }

    /** In one line, without the topic. */
    String text() {
        return "%s is %s, wanted %s (%s)".formatted(setting, found, wanted, remedy.text);
    }
}
