package io.freshet.cli.doctor.kafka;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.DiskSpace;
import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.lag.GroupLag;
import io.freshet.cli.lag.PartitionLag;
import io.freshet.cli.setup.SetUps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterStateChecksTest {

    private static final String GROUP = "freshet-enricher";
    private static final long GIBIBYTE = 1L << 30;

    @ParameterizedTest
    @CsvSource({
        "3, 3.2 or older",
        "7, 3.3",
        "14, 3.6",
        "21, 3.9",
        "25, 4.0",
        "29, 4.2",
        "30, 4.3",
        "31, 4.4 or newer"
    })
    void theReleaseFollowsFromTheFeature(int level, String release) {
        assertThat(KafkaRelease.of(level)).isEqualTo(release);
        var state = new ClusterState(release, List.of(), Map.of(), List.of(), Map.of());

        assertThat(new BrokersCheck().look(in(state)))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.what())
                                        .endsWith("features of Kafka " + release));
    }

    @Test
    void aGroupThatAComponentMayNotReadAsIsFound() {
        var check = new GroupRightsCheck();
        assertSound(check, in(group(new GroupFacts(Set.of("READ", "DESCRIBE")))));
        assertSilent(check, in(ClusterState.UNKNOWN));

        var seen = only(Level.FAIL, check, in(group(new GroupFacts(Set.of("DESCRIBE")))));
        assertThat(seen.about()).isEqualTo(GROUP);
        assertThat(seen.what()).isEqualTo("the enricher reads as this group, and may not");
        assertThat(seen.fix()).contains("--operation Read --group " + GROUP);
        assertThat(only(Level.FAIL, check, in(group(new GroupFacts(null)))).what())
                .endsWith("may not even see it");
    }

    @Test
    void aTransactionThatNeverEndedIsFound() {
        var check = new OpenTransactionsCheck();
        assertSound(check, in(ClusterState.UNKNOWN));

        var orphan = only(Level.FAIL, check, in(open(null)));
        assertThat(orphan.about()).isEqualTo("snowplow_raw_good-1");
        assertThat(orphan.what())
                .isEqualTo(
                        "a transaction that no coordinator tells of has been open since offset 17"
                                + " for 9 min 0 s, and nobody reads past it");
        assertThat(orphan.fix())
                .startsWith("kafka-transactions.sh")
                .endsWith("abort --topic snowplow_raw_good --partition 1 --start-offset 17");
        assertThat(only(Level.FAIL, check, in(open("freshet-enricher-1"))).what())
                .contains("of freshet-enricher-1 ");
    }

    @ParameterizedTest
    @CsvSource({"50, PASS", "10, PASS", "9, WARN", "2, FAIL"})
    void aDiskThatFillsIsFound(int percent, Level level) {
        var disk = new DiskSpace("broker 1 /data", percent * GIBIBYTE, 100 * GIBIBYTE);
        var facts = in(new ClusterState(null, List.of(disk), Map.of(), List.of(), Map.of()));

        assertThat(new BrokerDiskCheck().look(facts))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.level()).isEqualTo(level);
                            assertThat(finding.about()).isEqualTo("broker 1 /data");
                            assertThat(finding.what()).startsWith(percent + ".0 of 100.0 GiB");
                        });
    }

    @ParameterizedTest
    @CsvSource({"2.0, ; done in 5.0 s at 2.0 a second", "0.0, ; none was read while we looked"})
    void whatWaitsIsSaidWithTheTimeToCatchUp(double perSecond, String pace) {
        var reader = SetUps.all().readers().get(0);
        var oldest = Clusters.NOW.minus(Duration.ofMinutes(6));
        var partition = new PartitionLag("snowplow_raw_good", 0, 90L, 0, 100, oldest);
        var state =
                new ClusterState(null, List.of(), Map.of(), List.of(), Map.of(GROUP, perSecond));
        var facts =
                Clusters.ofThree(SetUps.all())
                        .withLag(new GroupLag(reader, 2, List.of(partition), null))
                        .in(state)
                        .facts();

        assertThat(only(Level.WARN, new LagCheck(), facts).what())
                .isEqualTo("10 records wait, the oldest for 6 min 0 s" + pace);
    }

    private static ClusterFacts in(ClusterState state) {
        return Clusters.ofThree(SetUps.all()).in(state).facts();
    }

    private static ClusterState group(GroupFacts group) {
        return new ClusterState(null, List.of(), Map.of(GROUP, group), List.of(), Map.of());
    }

    private static ClusterState open(@Nullable String id) {
        var since = Clusters.NOW.minus(Duration.ofMinutes(9));
        var open = new OpenTransaction("snowplow_raw_good", 1, 17, 4, id, since);
        return new ClusterState(null, List.of(), Map.of(), List.of(open), Map.of());
    }
}
