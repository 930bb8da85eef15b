package io.freshet.cli.topics;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.freshet.collector.CollectorConfig;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.streams.StreamsSettings;
import io.freshet.webapp.WebappConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The least that each component has to be allowed, as its configuration has topics, groups and
 * transactions. Nobody needs a right on the cluster; brokers before Kafka 2.8 want {@code
 * IdempotentWrite} on it of whoever writes.
 */
final class ComponentAcls {

    private ComponentAcls() {}

    /** Writes two topics. */
    static List<AclEntry> of(CollectorConfig config) {
        return List.of(
                AclEntry.topic(config.sink().good().topic(), WRITE, DESCRIBE),
                AclEntry.topic(config.sink().bad().topic(), WRITE, DESCRIBE));
    }

    /** Reads one topic and writes up to four, in transactions. */
    static List<AclEntry> of(EnricherConfig config) {
        var outputs = config.outputs();
        var written = new ArrayList<String>();
        written.add(config.topics().parsedGood());
        written.add(config.topics().parsedBad());
        if (outputs.failed() != null) {
            written.add(config.topics().parsedFailed());
        }
        if (outputs.pii() != null) {
            written.add(config.topics().pii());
        }
        return streams(config.streams(), config.topics().rawGood(), written);
    }

    /** Reads one topic and writes two, in transactions. */
    static List<AclEntry> of(ProcessorConfig config) {
        var topics = config.topics();
        return streams(
                config.streams(),
                topics.parsedGood(),
                List.of(topics.jsonEvent(), topics.jsonBad()));
    }

    /** Reads events and, unless told otherwise, bad rows and failed events; writes bad rows. */
    static List<AclEntry> of(PgLoaderConfig config) {
        var entries = new ArrayList<AclEntry>();
        var read = new LinkedHashSet<String>();
        entries.add(AclEntry.topic(config.topics().jsonEvent(), READ, DESCRIBE));
        entries.add(AclEntry.topic(config.topics().jsonBad(), WRITE, DESCRIBE));
        entries.add(AclEntry.group(config.groupId()));
        if (config.badRows().load()) {
            read.addAll(config.badRows().topics());
            entries.add(AclEntry.group(config.groupId() + "-bad-rows"));
        }
        if (config.failedEvents().load()) {
            read.add(config.topics().parsedFailed());
            entries.add(AclEntry.group(config.groupId() + "-failed-events"));
        }
        read.forEach(topic -> entries.add(AclEntry.topic(topic, READ, DESCRIBE)));
        return entries;
    }

    /** Looks on, in no group: at records, at what topics are like, at how far readers are. */
    static List<AclEntry> of(WebappConfig config) {
        var topics = config.topics();
        var entries = new ArrayList<AclEntry>();
        for (var topic : topics.all()) {
            entries.add(
                    topic.equals(topics.pii())
                            ? AclEntry.topic(topic, DESCRIBE, DESCRIBE_CONFIGS)
                            : AclEntry.topic(topic, READ, DESCRIBE, DESCRIBE_CONFIGS));
        }
        for (var group :
                List.of(
                        "freshet-enricher",
                        "freshet-events-processor",
                        "freshet-loader-pg",
                        "freshet-loader-pg-bad-rows",
                        "freshet-loader-pg-failed-events")) {
            entries.add(AclEntry.watchedGroup(topics.prefixed(group)));
        }
        return entries;
    }

    /** {@code freshet topics} itself, {@code create --alter} included. */
    static List<AclEntry> of(TopicsConfig config) {
        return config.topics().keySet().stream()
                .map(
                        topic ->
                                AclEntry.topic(
                                        topic,
                                        CREATE,
                                        DESCRIBE,
                                        DESCRIBE_CONFIGS,
                                        ALTER,
                                        ALTER_CONFIGS))
                .toList();
    }

    /** Limits of topics are looked up, so that what they would not take becomes a bad row. */
    private static List<AclEntry> streams(
            StreamsSettings streams, String read, List<String> written) {
        var entries = new ArrayList<AclEntry>();
        entries.add(AclEntry.topic(read, READ, DESCRIBE, DESCRIBE_CONFIGS));
        written.forEach(
                topic -> entries.add(AclEntry.topic(topic, WRITE, DESCRIBE, DESCRIBE_CONFIGS)));
        entries.add(AclEntry.group(streams.applicationId()));
        entries.add(AclEntry.transactionalIds(streams.applicationId() + "-"));
        return entries;
    }
}
