package io.freshet.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.Report.Section;
import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUps;
import io.freshet.event.json.Json;
import io.freshet.runtime.problem.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Finding PASS = Finding.pass("x", "fine");
    private static final Finding WARN = Finding.warn("y", "odd", "mend it");
    private static final Finding FAIL = Finding.fail("z", "broken", "mend it");

    @Test
    void problemsAreShownWithTheirFixAndTheRestIsCounted() {
        var report = report(result("topics", FAIL), result("retention", WARN), result("lag", PASS));

        assertThat(ReportText.of(report, false))
                .isEqualToNormalizingNewlines(
                        """
                        kafka
                          FAIL  topics          z: broken
                                fix             mend it
                          WARN  retention       y: odd
                                fix             mend it

                        1 problem, 1 warning, 1 as it should be
                        """);
        assertThat(ReportText.of(report, true)).contains("PASS  lag             x: fine");
    }

    @Test
    void nothingWrongIsOneLine() {
        assertThat(ReportText.of(report(result("lag", PASS)), false))
                .isEqualToNormalizingNewlines("no problems, no warnings, 1 as it should be\n");
    }

    @Test
    void theExitCodeTellsTheMostBasicTrouble() {
        assertThat(report(result("lag", WARN)).exitCode()).isEqualTo(ExitCode.OK);
        assertThat(report(result("lag", FAIL)).exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
        assertThat(report(result("lag", FAIL), result("brokers", FAIL)).exitCode())
                .isEqualTo(ExitCode.NOT_REACHABLE);
        assertThat(report(result("brokers", FAIL), result("readable", FAIL)).exitCode())
                .isEqualTo(ExitCode.BAD_CONFIGURATION);
    }

    @Test
    void programsGetAllFindings() throws Exception {
        var json = Json.parse(ReportJson.of(report(result("lag", PASS), result("topics", FAIL))));

        assertThat(json.path("version").asInt()).isEqualTo(1);
        assertThat(json.path("fail").asInt()).isEqualTo(1);
        assertThat(json.path("findings").get(1).path("check").asString()).isEqualTo("topics");
        assertThat(json.path("findings").get(1).path("fix").asString()).isEqualTo("mend it");
        assertThat(json.path("findings").get(0).has("fix")).isFalse();
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        var names =
                Areas.of(SetUps.all(), List.of(), true, false).stream()
                        .map(Area::checks)
                        .flatMap(List::stream)
                        .toList();

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    private static Result result(String check, Finding finding) {
        return new Result(check, finding);
    }

    private static Report report(Result... results) {
        return new Report(List.of(new Section("kafka", List.of(results))));
    }
}
