package io.freshet.cli.topics;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The topics of a pipeline and where they are to be: sections {@code kafka} and {@code topics} as
 * every component has them, and {@code topicSettings}.
 *
 * @param kafka the brokers
 * @param topics what each topic is to be like, by its name, in the order of an event's way
 */
public record TopicsConfig(KafkaSettings kafka, Map<String, TopicSettings> topics) {

    /** What it is called in variables. */
    public static final String NAME = "topics";

    private static final List<String> OF_COMPONENTS =
            List.of("collector", "interface", "streams", "input", "output", "postgres", "admin");

    public TopicsConfig {
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    }

    /** Reads the top level. */
    public static TopicsConfig read(ConfigReader config) {
        refuseComponents(config);
        var kafka = KafkaSettings.read(config.section("kafka"));
        var names = TopicNames.read(config.section("topics"));
        var section = config.section("topicSettings");
        var usual = TopicSettings.read(section, TopicSettings.DEFAULT);
        var own = section.section("of");
        var topics = new LinkedHashMap<String, TopicSettings>();
        byKey(names)
                .forEach(
                        (key, name) ->
                                topics.put(
                                        name,
                                        own.optionalSection(
                                                        key, one -> TopicSettings.read(one, usual))
                                                .orElse(usual)));
        return new TopicsConfig(kafka, topics);
    }

    /** All topics of a pipeline, each alike. */
    static TopicsConfig of(KafkaSettings kafka, TopicNames names, TopicSettings each) {
        var topics = new LinkedHashMap<String, TopicSettings>();
        names.all().forEach(name -> topics.put(name, each));
        return new TopicsConfig(kafka, topics);
    }

    /** The topics as they are to be on a cluster of so many brokers. */
    List<WantedTopic> wanted(int brokers) {
        return topics.entrySet().stream()
                .map(topic -> topic.getValue().topic(topic.getKey(), brokers))
                .toList();
    }

    /** Somebody will try: the file of a component may name brokers and topics in other places. */
    private static void refuseComponents(ConfigReader config) {
        var found = OF_COMPONENTS.stream().filter(config::has).findFirst();
        if (found.isPresent()) {
            config.problem(
                    found.get(),
                    "this is the file of a component; topics have one of their own",
                    "write its sections kafka and topics, and topicSettings, into a file that"
                            + " components may include: config/topics.reference.hocon");
            config.restIgnored("it belongs to a component");
        }
    }

    private static Map<String, String> byKey(TopicNames names) {
        var byKey = new LinkedHashMap<String, String>();
        byKey.put("rawGood", names.rawGood());
        byKey.put("rawBad", names.rawBad());
        byKey.put("parsedGood", names.parsedGood());
        byKey.put("parsedBad", names.parsedBad());
        byKey.put("parsedFailed", names.parsedFailed());
        byKey.put("pii", names.pii());
        byKey.put("jsonEvent", names.jsonEvent());
        byKey.put("jsonBad", names.jsonBad());
        return byKey;
    }
}
