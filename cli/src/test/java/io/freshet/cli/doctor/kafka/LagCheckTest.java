package io.freshet.cli.doctor.kafka;

import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.lag.GroupLag;
import io.freshet.cli.lag.PartitionLag;
import io.freshet.cli.setup.SetUps;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LagCheckTest {

    private final LagCheck check = new LagCheck();

    @Test
    void aGroupThatKeepsUpIsSound() {
        assertSound(check, with(lag(1, 100L, 0, 100, null)));
        assertSound(check, with(lag(1, 90L, 0, 100, Duration.ofSeconds(3))));
    }

    @Test
    void recordsThatNobodyReadsAreFound() {
        var finding = only(Level.FAIL, check, with(lag(0, 90L, 0, 100, Duration.ofSeconds(3))));

        assertThat(finding.what())
                .isEqualTo("10 records wait, the oldest for 3.0 s, and nobody reads");
        assertThat(finding.fix()).contains("start the enricher");
    }

    @Test
    void aGroupThatIsLateIsFound() {
        var finding = only(Level.WARN, check, with(lag(2, 90L, 0, 100, Duration.ofMinutes(6))));

        assertThat(finding.what()).contains("6 min 0 s");
        assertThat(finding.fix()).contains("freshet lag --watch");
    }

    @Test
    void recordsThatWereDeletedUnreadAreFound() {
        var finding = only(Level.FAIL, check, with(lag(1, 10L, 40, 40, null)));

        assertThat(finding.what())
                .contains("30 records were deleted before the enricher read them");
        assertThat(finding.fix()).contains("retention.ms");
    }

    @Test
    void whatIsNotKnownIsNotJudged() {
        var reader = SetUps.all().readers().get(0);
        var unknown = new GroupLag(reader, 0, List.of(), "no answer");

        assertThat(only(Level.SKIP, check, with(unknown)).what()).isEqualTo("no answer");
    }

    private static ClusterFacts with(GroupLag lag) {
        return Clusters.ofThree(SetUps.all()).withLag(lag).facts();
    }

    private static GroupLag lag(
            int members, Long position, long first, long end, @Nullable Duration age) {
        var oldest = age == null ? null : Clusters.NOW.minus(age);
        var partition = new PartitionLag("snowplow_raw_good", 0, position, first, end, oldest);
        return new GroupLag(SetUps.all().readers().get(0), members, List.of(partition), null);
    }
}
