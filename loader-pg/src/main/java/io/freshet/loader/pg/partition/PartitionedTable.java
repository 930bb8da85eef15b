package io.freshet.loader.pg.partition;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of ours that is cut by its time column, as the catalogue shows it.
 *
 * @param name the table's name
 * @param time the column
 * @param parts its parts
 */
record PartitionedTable(String name, String time, List<Part> parts) {

    /**
     * A part.
     *
     * @param schema the database schema it is in
     * @param name its name
     * @param from its first moment; null where it has no beginning that we read
     * @param to the first moment after it; null likewise
     * @param isDefault whether it takes what belongs to no other
     * @param isEmpty whether it has no bytes
     */
    record Part(
            String schema,
            String name,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime to,
            boolean isDefault,
            boolean isEmpty) {

        boolean isSameAs(Part other) {
            return schema.equals(other.schema()) && name.equals(other.name());
        }

        boolean overlaps(Period period) {
            boolean endsBefore = to != null && !to.isAfter(period.from());
            boolean beginsAfter = from != null && !from.isBefore(period.to());
            return !isDefault && !endsBefore && !beginsAfter;
        }
    }

    PartitionedTable {
        parts = List.copyOf(parts);
    }

    /** Where the rows of a period go, also in part; never the default. */
    boolean covers(Period period) {
        return parts.stream().anyMatch(part -> part.overlaps(period));
    }

    /** What takes the rows that belong to no other part. */
    Optional<Part> rest() {
        return parts.stream().filter(Part::isDefault).findFirst();
    }

    /** Parts that end at this moment or before, the oldest first. */
    List<Part> endedBy(LocalDateTime moment) {
        return parts.stream()
                .filter(part -> part.to() != null && !part.to().isAfter(moment))
                .sorted((a, b) -> String.valueOf(a.to()).compareTo(String.valueOf(b.to())))
                .toList();
    }
}
