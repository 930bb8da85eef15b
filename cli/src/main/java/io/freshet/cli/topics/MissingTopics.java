package io.freshet.cli.topics;

import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;

/** Makes the topics of a pipeline that are missing, as {@code freshet topics create} does. */
public final class MissingTopics {

    private MissingTopics() {}

    /**
     * Makes them with so many partitions and else as usual; those that are there stay as they are.
     *
     * @return how many were made
     * @throws io.freshet.runtime.problem.StartFailure when the brokers cannot be reached (F1001),
     *     do not let us in (F1003, F1007) or refuse (F1008)
     */
    public static int make(KafkaSettings kafka, TopicNames names, int partitions) {
        var settings = TopicSettings.DEFAULT.withPartitions(partitions);
        try (var look = TopicLook.at(TopicsConfig.of(kafka, names, settings))) {
            return look.create();
        }
    }
}
