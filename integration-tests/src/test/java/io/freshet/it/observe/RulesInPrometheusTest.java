package io.freshet.it.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Prometheus' own tool says of the files that ship. */
class RulesInPrometheusTest {

    private static final Path FOLDER = Rules.FILE.getParent();
    private static final String TESTS = "alerts-test.yml";

    @Test
    void configurationsAndRulesAreValid() throws Exception {
        var said =
                PrometheusProgram.PROMTOOL.run(
                        FOLDER, "check", "config", "prometheus.yml", "prometheus-up.yml");

        assertThat(said.exitCode()).as(said.output()).isZero();
        assertThat(said.output())
                .contains(Rules.questions().count() + " rules found")
                .doesNotContain("FAILED");
    }

    @Test
    void alertsFireWhenTheyShouldAndAreSilentBefore() throws Exception {
        var said = PrometheusProgram.PROMTOOL.run(FOLDER, "test", "rules", TESTS);

        assertThat(said.output()).contains("SUCCESS").doesNotContain("FAILED");
        assertThat(said.exitCode()).isZero();
    }

    @Test
    void everyAlertIsTriedBothWays() {
        var silent = new ArrayList<String>();
        var firing = new ArrayList<String>();
        for (var test : list(Tree.yaml(FOLDER.resolve(TESTS)).get("tests"))) {
            for (var look : list(test.get("alert_rule_test"))) {
                var isFiring = look.containsKey("exp_alerts");
                (isFiring ? firing : silent).add(look.get("alertname").toString());
            }
        }

        var alerts = Rules.alerts().stream().map(Rules.Alert::name).toList();
        assertThat(silent).containsExactlyElementsOf(alerts);
        assertThat(firing).containsExactlyElementsOf(alerts);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object yaml) {
        return (List<Map<String, Object>>) yaml;
    }
}
