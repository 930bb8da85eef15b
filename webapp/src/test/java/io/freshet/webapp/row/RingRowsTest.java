package io.freshet.webapp.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.live.LiveRing;
import io.freshet.webapp.overview.PostgresStage;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RingRowsTest {

    /** Nothing listens there. */
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/igludb";

    @Test
    void aDatabaseThatDoesNotAnswerIsAwayEvenWhenNoEventWaitsForItsRow() {
        try (var rows =
                new RingRows(
                        new RowFinder(NOWHERE, "sp_user", "secret", "atomic"),
                        new LiveRing(10, 0))) {
            var stage = new PostgresStage(rows, () -> OptionalDouble.of(0));
            assertThat(stage.get().state()).isEqualTo("starting");

            rows.look();

            assertThat(stage.get().state()).isEqualTo("away");
            assertThat(stage.get().why())
                    .contains("does not answer (SQLSTATE 08001)", "see that it runs");
        }
    }
}
