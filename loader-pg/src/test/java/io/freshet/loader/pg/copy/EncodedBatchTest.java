package io.freshet.loader.pg.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.badrow.Processor;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.row.EventEncoder;
import io.freshet.loader.pg.row.EventReader;
import io.freshet.loader.pg.table.KnownTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodedBatchTest {

    private static final Source ZERO = new Source("t", 0);
    private static final Source ONE = new Source("t", 1);

    private final EncodedBatch batch =
            new EncodedBatch(
                    new EventEncoder(new EventReader(new Processor("test", "1"))),
                    new KnownTables());

    @Test
    void nextOffsetsFollowTheLastRecordOfEachPartition() {
        add(0, 3);
        add(1, 7);
        add(0, 5);

        assertThat(batch.next()).containsEntry(ZERO, 6L).containsEntry(ONE, 8L);
        assertThat(batch.newestMillis()).isEqualTo(7);
        assertThat(batch.bytes()).isEqualTo(6);
    }

    @Test
    void halvesKeepTheOrderAndTheSecondGoesOnWhereTheFirstEnds() {
        for (int offset = 10; offset < 13; offset++) {
            add(0, offset);
        }
        add(1, 40);
        batch.claim(ZERO, new Claim(5, 10L));
        batch.claim(ONE, new Claim(2, null));

        var halves = batch.halves();

        assertThat(halves.get(0).advances())
                .containsExactly(new Advance("t", 0, new Claim(5, 10L), 12));
        assertThat(halves.get(1).advances())
                .containsExactly(
                        new Advance("t", 0, new Claim(5, 12L), 13),
                        new Advance("t", 1, new Claim(2, null), 41));
        assertThat(halves.get(1).deferred()).extracting(Input::offset).containsExactly(12L, 40L);
    }

    @Test
    void nothingIsWrittenWithoutAClaim() {
        add(0, 1);

        assertThatThrownBy(batch::advances).hasMessageContaining("not claimed");
    }

    @Test
    void aPartitionCanBeLeftOut() {
        add(0, 1);
        add(1, 2);

        var rest = batch.without(List.of(ZERO));

        assertThat(rest.next()).containsOnlyKeys(ONE);
        assertThat(rest.size()).isEqualTo(1);
    }

    @Test
    void madeAnewEveryRecordIsLookedAtAgainInOrder() {
        add(0, 1);
        add(0, 2);

        batch.makeAnew();

        assertThat(batch.deferred()).extracting(Input::offset).containsExactly(1L, 2L);
        assertThat(batch.ready()).isEmpty();
        assertThat(batch.rows().buffers()).isEmpty();
    }

    private void add(int partition, long offset) {
        batch.add(new Input("t", partition, offset, offset, null, new byte[2], Map.of()));
    }
}
