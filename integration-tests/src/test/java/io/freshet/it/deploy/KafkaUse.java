package io.freshet.it.deploy;

import io.freshet.runtime.kafka.TopicNames;

/** Which topic a component reads most of all, and in which consumer group; as the code has it. */
final class KafkaUse {

    private static final TopicNames TOPICS = TopicNames.defaults();

    private KafkaUse() {}

    static String input(Component component) {
        return switch (component) {
            case ENRICHER -> TOPICS.rawGood();
            case EVENTS_PROCESSOR -> TOPICS.parsedGood();
            case LOADER_PG -> TOPICS.jsonEvent();
            default -> throw new IllegalArgumentException(component + " reads nothing");
        };
    }

    /** The group in the component's own settings. */
    static String group(Component component) {
        var key = component == Component.LOADER_PG ? "groupId" : "streams.applicationId";
        return Manifests.of(component).settings(component).getOrDefault(key, "");
    }
}
