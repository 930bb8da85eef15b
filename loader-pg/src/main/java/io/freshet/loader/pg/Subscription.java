package io.freshet.loader.pg;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;

/** What a loop reads. */
interface Subscription {

    /** Joins the consumer's group. */
    void subscribe(Consumer<byte[], byte[]> consumer, ConsumerRebalanceListener listener);

    /** A topic that has to be there. */
    static Subscription to(String topic) {
        return (consumer, listener) -> consumer.subscribe(List.of(topic), listener);
    }

    /**
     * Topics that are read from when they are there and may be read; until then nothing is said.
     */
    static Subscription toThoseThereAre(Collection<String> topics) {
        var names =
                Pattern.compile(
                        topics.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        return (consumer, listener) -> consumer.subscribe(names, listener);
    }
}
