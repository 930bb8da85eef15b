package io.freshet.cli.doctor.kafka;

import static io.freshet.cli.doctor.Findings.assertSilent;
import static io.freshet.cli.doctor.Findings.assertSound;
import static io.freshet.cli.doctor.Findings.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.Level;
import io.freshet.cli.setup.SetUps;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KafkaChecksTest {

    private static final String RAW = "snowplow_raw_good";

    private static Clusters three() {
        return Clusters.ofThree(SetUps.all());
    }

    @Test
    void brokersThatCannotBeAskedAreFoundWithTheirSortOfTrouble() {
        assertSound(new BrokersCheck(), three().facts());

        var login = new Trouble(Trouble.Kind.LOGIN, "Authentication failed");
        var finding = only(Level.FAIL, new BrokersCheck(), three().inTrouble(login));
        assertThat(finding.what()).contains("PLAINTEXT").contains("Authentication failed");
        assertThat(finding.fix()).contains("sasl.jaas.config");
    }

    @Test
    void anAddressThatBrokersTellAndNobodyReachesIsFound() {
        var brokers = List.of(new BrokerFacts(1, "kafka:19092", "the name is not known here"));
        var facts = three().facts(brokers);

        var finding = only(Level.FAIL, new BrokersCheck(), facts);

        assertThat(finding.about()).isEqualTo("kafka:19092");
        assertThat(finding.fix()).contains("advertised.listeners").contains("--kafka");
        assertSilent(new TopicsCheck(), facts);
        assertSilent(new TransactionsCheck(), facts);
    }

    @Test
    void aMissingTopicIsFoundWithItsUsers() {
        assertSound(new TopicsCheck(), three().facts());

        var finding = only(Level.FAIL, new TopicsCheck(), three().without(RAW).facts());

        assertThat(finding.about()).isEqualTo(RAW);
        assertThat(finding.what()).contains("collector writes, enricher reads");
        assertThat(finding.fix()).contains("freshet topics create");
    }

    @Test
    void aTopicThatNobodyMustHaveMayBeMissing() {
        assertSound(new TopicsCheck(), three().without("snowplow_parsed_failed").facts());
    }

    @Test
    void aTopicThatMayNotBeSeenIsFound() {
        var finding = only(Level.FAIL, new TopicsCheck(), three().refusing(RAW).facts());

        assertThat(finding.fix()).contains("DESCRIBE");
    }

    @Test
    void aRightThatAComponentLacksIsFound() {
        assertSound(new RightsCheck(), three().facts());

        var facts =
                three().with(
                                RAW,
                                of ->
                                        new TopicFacts(
                                                RAW,
                                                of.partitions(),
                                                of.config(),
                                                Set.of("READ", "DESCRIBE"),
                                                null))
                        .facts();
        var finding = only(Level.FAIL, new RightsCheck(), facts);

        assertThat(finding.what()).contains("collector writes");
        assertThat(finding.fix()).contains("--operation WRITE --topic " + RAW);
    }

    @Test
    void partitionsThatLackALeaderOrACopyAreFound() {
        var check = new PartitionsCheck();
        assertSound(check, three().facts());

        var headless = three().withPartitions(RAW, new PartitionFacts(0, false, 3, 0)).facts();
        assertThat(only(Level.FAIL, check, headless).what()).contains("no leader");
        var shut = three().withPartitions(RAW, new PartitionFacts(0, true, 3, 1)).facts();
        assertThat(only(Level.FAIL, check, shut).what()).contains("min.insync.replicas = 2");
        var lacking = three().withPartitions(RAW, new PartitionFacts(0, true, 3, 2)).facts();
        assertThat(only(Level.WARN, check, lacking).what()).contains("lack a copy");
    }

    @Test
    void copiesThatDoNotProtectOrDoNotLetWriteAreFound() {
        var check = new ReplicationCheck();
        assertSound(check, three().facts());
        assertSound(check, Clusters.ofOne().facts());
        var least = "min.insync.replicas";

        var impossible = Clusters.ofOne().withConfig(RAW, least, "2").facts();
        assertThat(only(Level.FAIL, check, impossible).fix()).contains("min.insync.replicas=1");
        var single = three().withPartitions(RAW, new PartitionFacts(0, true, 1, 1));
        assertThat(only(Level.FAIL, check, single.withConfig(RAW, least, "1").facts()).what())
                .contains("one copy");
        assertThat(only(Level.WARN, check, three().withConfig(RAW, least, "3").facts()).what())
                .contains("no broker may restart");
        assertThat(only(Level.WARN, check, three().withConfig(RAW, least, "1").facts()).fix())
                .contains("min.insync.replicas=2");
    }

    @Test
    void recordsThatGoTooSoonAreFound() {
        var check = new RetentionCheck();
        assertSound(check, three().facts());
        assertSound(check, three().withConfig(RAW, "retention.ms", "-1").facts());

        var hour =
                only(Level.WARN, check, three().withConfig(RAW, "retention.ms", "3600000").facts());
        assertThat(hour.what()).contains("1 h 0 min");
        assertThat(hour.fix()).contains("retention.ms=259200000");
        var compact = three().withConfig(RAW, "cleanup.policy", "compact,delete").facts();
        assertThat(only(Level.FAIL, check, compact).fix()).contains("cleanup.policy=delete");
    }

    @Test
    void aTopicThatTakesTooSmallRecordsIsFound() {
        assertSound(new RecordSizeCheck(), three().facts());

        var small = three().withConfig(RAW, "max.message.bytes", "100000").facts();
        var finding = only(Level.FAIL, new RecordSizeCheck(), small);

        assertThat(finding.what()).contains("100000").contains("collector writes up to 1000000");
        assertThat(finding.fix()).contains("streams.sink.maxBytes = 100000");
    }

    @Test
    void threadsWithoutPartitionsAreFoundIfSomebodyAskedForThem() {
        assertSilent(new ThreadsCheck(), three().facts());
        assertSound(
                new ThreadsCheck(),
                Clusters.ofThree(SetUps.of("enricher", "streams.threads = 2")).facts());

        var four = Clusters.ofThree(SetUps.of("enricher", "streams.threads = 4")).facts();
        var finding = only(Level.WARN, new ThreadsCheck(), four);

        assertThat(finding.what()).contains("2 do nothing");
        assertThat(finding.fix()).contains("--partitions 4");
    }

    @Test
    void transactionsThatCannotBeginAreFound() {
        var check = new TransactionsCheck();
        var log = TransactionsCheck.LOG;
        assertSound(check, three().facts());
        assertSilent(check, Clusters.ofThree(SetUps.of("collector", "")).facts());

        var impossible =
                Clusters.ofOne()
                        .withBrokerConfig("transaction.state.log.replication.factor", "3")
                        .facts();
        assertThat(only(Level.FAIL, check, impossible).fix())
                .contains("transaction.state.log.replication.factor = 1");
        var stuck =
                three().withPartitions(log, new PartitionFacts(0, true, 3, 1))
                        .withConfig(log, "min.insync.replicas", "2")
                        .facts();
        assertThat(only(Level.FAIL, check, stuck).what()).contains("1 of 1 partitions");
    }

    @Test
    void recordsOfTheFutureAreFound() {
        assertSound(new ClockCheck(), three().facts());

        var ahead = Clusters.NOW.plus(Duration.ofHours(2));
        var facts =
                three().with(
                                RAW,
                                of ->
                                        new TopicFacts(
                                                RAW,
                                                of.partitions(),
                                                of.config(),
                                                of.mayDo(),
                                                ahead))
                        .facts();
        var finding = only(Level.WARN, new ClockCheck(), facts);

        assertThat(finding.what()).contains("2 h 0 min ahead").contains("collector writes");
        assertThat(finding.fix()).contains("NTP");
    }
}
