package io.freshet.cli.setup;

/**
 * What a component does with a topic.
 *
 * @param component its name
 * @param cluster where it looks for the topic
 * @param verb reads or writes
 * @param topic its name, prefix included
 * @param setting the key that names it
 * @param needed false where the component goes on without it
 */
public record TopicUse(
        String component,
        Cluster cluster,
        Verb verb,
        String topic,
        String setting,
        boolean needed) {

    /** What is done. */
    public enum Verb {
        /** Records are taken out. */
        READS,
        /** Records are put in. */
        WRITES
    }

    /** Whether records are put in. */
    public boolean isWriter() {
        return verb == Verb.WRITES;
    }

    /** {@code enricher reads} or {@code loader-pg writes}. */
    public String text() {
        return component + (isWriter() ? " writes" : " reads");
    }
}
