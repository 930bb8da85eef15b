package io.freshet.enricher;

import io.freshet.enricher.topology.EnricherOutputs;
import io.freshet.enricher.topology.EventKey;
import io.freshet.enricher.topology.PartitionKey;
import io.freshet.event.atomic.AtomicField;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sections {@code input} and {@code output} of the reference's file, in our terms. */
final class ReferenceOutputs {

    private static final List<String> OUTPUTS =
            List.of("good", "bad", "pii", "failed", "incomplete");

    private final ConfigReader config;

    ReferenceOutputs(ConfigReader config) {
        this.config = config;
    }

    /** Everything that is written. */
    EnricherOutputs read() {
        type("input");
        given().forEach(output -> type("output." + output));
        for (var key : List.of("partitionKey", "headers", "attributes")) {
            config.ignored("output.bad." + key, "bad rows have the key of their payload");
        }
        var topics = topics(TopicNames.read(config.section("topics")));
        var good = eventKey("output.good", EventKey.NONE);
        return new EnricherOutputs(topics, good, optional("pii", good), optional(failed(), good));
    }

    /** Topics as the file names them; ours where it does not. */
    private TopicNames topics(TopicNames ours) {
        return new TopicNames(
                ours.prefix(),
                topic("input", ours.rawGood()),
                ours.rawBad(),
                topic("output.good", ours.parsedGood()),
                topic("output.bad", ours.parsedBad()),
                optionalTopic("output." + failed(), ours.parsedFailed()),
                optionalTopic("output.pii", ours.pii()),
                ours.jsonEvent(),
                ours.jsonBad());
    }

    private String topic(String stream, String ours) {
        return config.string(stream + ".topicName").orElse(ours);
    }

    /** An empty name stands for none: so the reference's own defaults have it. */
    private String optionalTopic(String stream, String ours) {
        var name = config.string(stream + ".topicName").optional();
        return name.filter(text -> !text.isEmpty()).orElse(ours);
    }

    /** An output that is off unless its section is there and names no empty topic. */
    private @Nullable EventKey optional(String output, EventKey good) {
        var section = "output." + output;
        var key = eventKey(section, good);
        var isOff = config.string(section + ".topicName").optional().filter(String::isEmpty);
        return config.has(section) && isOff.isEmpty() ? key : null;
    }

    /** Key and headers of one output; those of the good one where it has none of its own. */
    private EventKey eventKey(String section, EventKey usual) {
        var output = config.section(section);
        var key = output.string("partitionKey").optional();
        var older = output.strings("headers").optional();
        var headers = output.strings("attributes").optional().or(() -> older);
        return new EventKey(
                key.isPresent() ? partitionKey(output, key.get()) : usual.partitionKey(),
                headers.map(names -> fields(output, names)).orElse(usual.headers()));
    }

    private static @Nullable PartitionKey partitionKey(ConfigReader output, String text) {
        var key = text.isEmpty() ? Optional.<PartitionKey>empty() : PartitionKey.parse(text);
        if (key.isEmpty() && !text.isEmpty()) {
            output.problem(
                    "partitionKey",
                    "'" + text + "' is no atomic field and no path into an entity",
                    "name a column such as app_id or domain_userid, or a member of an entity or of"
                            + " the event's own data such as contexts_com_acme_user_1.userId or"
                            + " unstruct_event_com_acme_order_2.customer.id");
        }
        return key.orElse(null);
    }

    private static List<AtomicField> fields(ConfigReader output, List<String> columns) {
        return columns.stream().flatMap(column -> field(output, column).stream()).toList();
    }

    private static Optional<AtomicField> field(ConfigReader output, String column) {
        var field = AtomicField.ofColumn(column);
        if (field.isEmpty()) {
            output.problem(
                    "headers",
                    "'" + column + "' is no atomic field",
                    "name a column of the enriched event, such as app_id");
        }
        return field;
    }

    /**
     * Producer settings of the good output, for all outputs: one Streams application has one
     * producer a thread.
     */
    Map<String, String> producerConf() {
        for (var output : OUTPUTS.subList(1, OUTPUTS.size())) {
            config.ignored(
                    "output." + output + ".producerConf",
                    "one producer writes all outputs; output.good.producerConf is used");
        }
        return config.stringMap("output.good.producerConf");
    }

    /** Reading and writing is one transaction, so it is one cluster. */
    void requireOneCluster(String servers) {
        for (var output : given()) {
            var key = "output." + output + ".bootstrapServers";
            var given = config.string(key).optional().filter(text -> !text.isEmpty());
            if (given.isPresent() && !given.get().equals(servers)) {
                config.problem(
                        key,
                        "input and output must be on one cluster",
                        "write the same servers as in input.bootstrapServers");
            }
        }
    }

    /** Failed events in event form; older files call them incomplete. */
    private String failed() {
        return config.has("output.incomplete") ? "incomplete" : "failed";
    }

    private List<String> given() {
        return OUTPUTS.stream().filter(output -> config.has("output." + output)).toList();
    }

    private void type(String stream) {
        config.section(stream).string("type").check("Kafka"::equals, "Kafka").orElse("Kafka");
    }
}
