package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether brokers answer, and at the addresses that they tell their clients. */
final class BrokersCheck implements Check<ClusterFacts> {

    @Override
    public String name() {
        return "brokers";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var place = facts.cluster().bootstrapServers();
        var trouble = facts.trouble();
        var seen = facts.seen();
        if (trouble != null || seen == null) {
            var sort = trouble == null ? Trouble.Kind.AWAY : trouble.kind();
            var message = trouble == null ? "no answer" : trouble.message();
            return List.of(
                    Finding.fail(
                            place,
                            "the brokers cannot be asked as "
                                    + facts.cluster().security()
                                    + ": "
                                    + message,
                            sort.fix()));
        }
        var findings = new ArrayList<Finding>();
        for (var broker : seen.brokers()) {
            if (broker.trouble() != null) {
                findings.add(
                        Finding.fail(
                                broker.address(),
                                "broker "
                                        + broker.id()
                                        + " tells clients to come to this address, which does not"
                                        + " work from here: "
                                        + broker.trouble(),
                                "set advertised.listeners of the broker to an address that its"
                                        + " clients reach; give one for where you are with --kafka"));
            }
        }
        if (findings.isEmpty()) {
            var many = seen.brokers().size();
            findings.add(
                    Finding.pass(
                            place,
                            many
                                    + (many == 1 ? " broker, " : " brokers, ")
                                    + facts.cluster().security()
                                    + features(seen)));
        }
        return findings;
    }

    private static String features(ClusterFacts.Seen seen) {
        var release = seen.state().release();
        return release == null ? "" : ", with the features of Kafka " + release;
    }
}
