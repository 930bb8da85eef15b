package io.freshet.webapp.tail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a record stands.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 */
public record Place(String topic, int partition, long offset) {

    private static final Pattern HEADER = Pattern.compile("(.+)-(\\d{1,9})-(\\d{1,18})");
    private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

    /** Reads the header {@code freshet-raw}, {@code topic-partition-offset}. */
    public static Optional<Place> ofHeader(String text) {
        var parts = HEADER.matcher(text);
        return parts.matches() ? Optional.of(of(parts)) : Optional.empty();
    }

    /** Reads what {@link #toString} writes. */
    public static Optional<Place> parse(String text) {
        var parts = TEXT.matcher(text);
        return parts.matches() ? Optional.of(of(parts)) : Optional.empty();
    }

    private static Place of(Matcher parts) {
        return new Place(
                parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    /** Its partition. */
    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    /** {@code topic-partition@offset}. */
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
