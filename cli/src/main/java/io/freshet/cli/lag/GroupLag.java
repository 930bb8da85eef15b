package io.freshet.cli.lag;

import io.freshet.cli.setup.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one consumer group is behind.
 *
 * @param reader whose group it is
 * @param members processes and threads that read at the moment
 * @param partitions each partition; empty where its topics are not there, or nobody could be asked
 * @param trouble why nobody could be asked; null where all is known
 */
public record GroupLag(
        Reader reader, int members, List<PartitionLag> partitions, @Nullable String trouble) {

    public GroupLag {
        partitions = List.copyOf(partitions);
    }

    /** Nothing is known. */
    static GroupLag unknown(Reader reader, String trouble) {
        return new GroupLag(reader, 0, List.of(), trouble);
    }

    /** Whether the figures are known. */
    public boolean isKnown() {
        return trouble == null;
    }

    /** Records that wait, all partitions together. */
    public long records() {
        return partitions.stream().mapToLong(PartitionLag::records).sum();
    }

    /** Records that were deleted before they were read. */
    public long lost() {
        return partitions.stream().mapToLong(PartitionLag::lost).sum();
    }

    /** The first offset that is not read yet, all partitions together: it grows as work is done. */
    public long done() {
        return partitions.stream().mapToLong(PartitionLag::start).sum();
    }

    /** How long the oldest record has waited; empty where none waits. */
    public Optional<Duration> age(Instant now) {
        return partitions.stream()
                .map(PartitionLag::oldest)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }
}
