package io.freshet.runtime.kafka;

import io.freshet.runtime.config.ConfigReader;
import java.util.List;

/**
 * The topics between the components, prefix included.
 *
 * @param prefix stands before every topic, consumer group and Streams application id; may be empty
 * @param rawGood Thrift collector payloads
 * @param rawBad bad rows of the collector
 * @param parsedGood enriched events, TSV
 * @param parsedBad bad rows of the enricher
 * @param parsedFailed failed events in event form; optional in use
 * @param pii PII transformation events; optional in use
 * @param jsonEvent analytics-SDK JSON
 * @param jsonBad bad rows of the events-processor and the loader
 */
public record TopicNames(
        String prefix,
        String rawGood,
        String rawBad,
        String parsedGood,
        String parsedBad,
        String parsedFailed,
        String pii,
        String jsonEvent,
        String jsonBad) {

    /** The names of the contract, without prefix. */
    public static TopicNames defaults() {
        return withPrefix("");
    }

    /** The names of the contract behind a prefix. */
    public static TopicNames withPrefix(String prefix) {
        return new TopicNames(
                prefix,
                prefix + "snowplow_raw_good",
                prefix + "snowplow_raw_bad",
                prefix + "snowplow_parsed_good",
                prefix + "snowplow_parsed_bad",
                prefix + "snowplow_parsed_failed",
                prefix + "snowplow_pii",
                prefix + "snowplow_json_event",
                prefix + "snowplow_json_bad");
    }

    /** Reads the section {@code topics}: {@code prefix} and one key a topic, all optional. */
    public static TopicNames read(ConfigReader config) {
        var prefix = config.string("prefix").orElse("");
        return new TopicNames(
                prefix,
                prefix + config.string("rawGood").orElse("snowplow_raw_good"),
                prefix + config.string("rawBad").orElse("snowplow_raw_bad"),
                prefix + config.string("parsedGood").orElse("snowplow_parsed_good"),
                prefix + config.string("parsedBad").orElse("snowplow_parsed_bad"),
                prefix + config.string("parsedFailed").orElse("snowplow_parsed_failed"),
                prefix + config.string("pii").orElse("snowplow_pii"),
                prefix + config.string("jsonEvent").orElse("snowplow_json_event"),
                prefix + config.string("jsonBad").orElse("snowplow_json_bad"));
    }

    /** A consumer group or application id with the prefix. */
    public String prefixed(String name) {
        return prefix + name;
    }

    /** All topics, in the order of the event's way. */
    public List<String> all() {
        return List.of(
                rawGood, rawBad, parsedGood, parsedBad, parsedFailed, pii, jsonEvent, jsonBad);
    }
}
