package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.TopicNames;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a topic holds, in the order of the event's way. */
public enum Stage {
    /** Collector payloads. */
    RAW("raw", Outcome.NONE),
    /** Bad rows of the collector. */
    RAW_BAD("bad", Outcome.BAD),
    /** Enriched events. */
    GOOD("good", Outcome.NONE),
    /** Failed events in event form: their bad rows stand beside them. */
    FAILED("failed", Outcome.FAILED),
    /** Bad rows of the enricher. */
    PARSED_BAD("bad", Outcome.BAD),
    /** JSON events. */
    JSON("json", Outcome.GOOD),
    /** Bad rows of events-processor and loader. */
    JSON_BAD("bad", Outcome.BAD);

    private final String word;
    private final Outcome outcome;

    /** What a record of a stage says of its event. */
    public enum Outcome {
        /** That it is under way. */
        NONE,
        /** That it is enriched. */
        GOOD,
        /** That it failed, and is kept as far as it got. */
        FAILED,
        /** That a bad row took its place. */
        BAD
    }

    Stage(String word, Outcome outcome) {
        this.word = word;
        this.outcome = outcome;
    }

    /** What lineage calls it. */
    public String word() {
        return word;
    }

    /** What its records say of their events. */
    public Outcome outcome() {
        return outcome;
    }

    /** The topic that holds it. */
    public String topic(TopicNames names) {
        return switch (this) {
            case RAW -> names.rawGood();
            case RAW_BAD -> names.rawBad();
            case GOOD -> names.parsedGood();
            case FAILED -> names.parsedFailed();
            case PARSED_BAD -> names.parsedBad();
            case JSON -> names.jsonEvent();
            case JSON_BAD -> names.jsonBad();
        };
    }

    /** The stages by their topics. */
    public static Map<String, Stage> byTopic(TopicNames names, Stage... stages) {
        return Arrays.stream(stages)
                .collect(Collectors.toMap(stage -> stage.topic(names), stage -> stage));
    }
}
