package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether the collector's certificate is renewed in time. */
final class CertificateCheck implements Check<ProcessFacts> {

    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var expiry = seen.now().sum("freshet_collector_certificate_expiry_seconds");
        if (expiry.isEmpty()) {
            return List.of();
        }
        var left = Duration.ofSeconds(Math.round(expiry.getAsDouble()));
        if (left.isNegative() || left.isZero()) {
            return List.of(
                    Finding.fail(
                            facts.name(),
                            "the certificate for https has run out",
                            "renew the files of ssl.certificate and ssl.privateKey; they are"
                                    + " taken up without a restart"));
        }
        return left.compareTo(SOON) < 0
                ? List.of(
                        Finding.warn(
                                facts.name(),
                                "the certificate for https runs out in " + Figures.time(left),
                                "renew the files of ssl.certificate and ssl.privateKey"))
                : List.of(Finding.pass(facts.name(), "good for " + Figures.time(left)));
    }
}
