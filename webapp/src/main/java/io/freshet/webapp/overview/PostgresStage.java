package io.freshet.webapp.overview;

import io.freshet.webapp.row.RingRows;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Postgres as the last stage, by the rows that are looked up.
 *
 * @param rows who looks; null where no database is configured
 * @param perSecond events a second whose rows are written
 */
public record PostgresStage(@Nullable RingRows rows, Supplier<OptionalDouble> perSecond)
        implements Supplier<StageFacts> {

    private static final String NAME = "postgres";

    @Override
    public StageFacts get() {
        if (rows == null) {
            return StageFacts.unknown(
                    NAME, "unknown", "to see rows here, set postgres.url of the webapp");
        }
        var trouble = rows.trouble();
        var state = trouble != null ? "away" : rows.hasLooked() ? "ready" : "starting";
        return new StageFacts(
                NAME,
                state,
                trouble == null
                        ? null
                        : trouble + ": see that it runs, and that postgres.user may read",
                trouble == null ? perSecond.get() : OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                rows.millis(0.5),
                rows.millis(0.99),
                Map.of());
    }
}
