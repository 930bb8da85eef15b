package io.freshet.loader.pg.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.partition.PartitionSettings.Every;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionBoundsTest {

    private static final Period NOVEMBER =
            Period.at(Every.MONTH, LocalDateTime.parse("2026-11-21T10:00"));

    @Test
    void boundsAreReadAsPostgresPrintsThem() {
        var part =
                part("FOR VALUES FROM ('2026-11-01 00:00:00') TO ('2026-11-30 23:59:59.999999')");

        assertThat(part.from()).isEqualTo("2026-11-01T00:00");
        assertThat(part.to()).isEqualTo("2026-11-30T23:59:59.999999");
        assertThat(part.isDefault()).isFalse();
        assertThat(part("DEFAULT").isDefault()).isTrue();
    }

    @Test
    void aPartWithoutBeginningOrEndCoversWhatItReaches() {
        assertThat(part("FOR VALUES FROM (MINVALUE) TO ('2026-11-02 00:00:00')").overlaps(NOVEMBER))
                .isTrue();
        assertThat(part("FOR VALUES FROM (MINVALUE) TO ('2026-11-01 00:00:00')").overlaps(NOVEMBER))
                .isFalse();
        assertThat(part("FOR VALUES FROM ('2026-12-01 00:00:00') TO (MAXVALUE)").overlaps(NOVEMBER))
                .isFalse();
        assertThat(
                        part("FOR VALUES FROM ('2026-11-30 00:00:00') TO ('infinity')")
                                .overlaps(NOVEMBER))
                .isTrue();
        assertThat(part("DEFAULT").overlaps(NOVEMBER)).isFalse();
    }

    @Test
    void onlyPartsWithAnEndEnd() {
        var table =
                new PartitionedTable(
                        "events",
                        "collector_tstamp",
                        List.of(
                                part(
                                        "FOR VALUES FROM ('2026-10-01 00:00:00') TO ('2026-11-01 00:00:00')"),
                                part(
                                        "FOR VALUES FROM ('2026-11-01 00:00:00') TO ('2026-12-01 00:00:00')"),
                                part("FOR VALUES FROM ('2025-01-01 00:00:00') TO (MAXVALUE)"),
                                part("DEFAULT")));

        assertThat(table.endedBy(LocalDateTime.parse("2026-11-30T23:59"))).hasSize(1);
        assertThat(table.endedBy(LocalDateTime.parse("2026-12-01T00:00"))).hasSize(2);
        assertThat(table.endedBy(LocalDateTime.MIN)).isEmpty();
    }

    private static PartitionedTable.Part part(String bounds) {
        return PartitionCatalogue.part("atomic", "p", bounds, true);
    }
}
