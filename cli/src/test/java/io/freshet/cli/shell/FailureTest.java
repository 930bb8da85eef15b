package io.freshet.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class FailureTest {

    private static final Problem NO_BROKER =
            new Problem("F1001", "no broker answers", "b:9092", "refused", "start one");
    private static final Problem BAD_KEY = new Problem("F6001", "unknown key", "f:1", null, null);

    @Command(name = "root")
    static final class Root implements Callable<Integer> {

        private final RuntimeException failure;

        @Option(names = {"-v", "--verbose"})
        private boolean verbose;

        Root(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() {
            throw failure;
        }
    }

    @Test
    void aStartFailureIsFourLinesAndItsOwnCode() {
        var run =
                CommandRun.of(new Root(new StartFailure(ExitCode.NOT_REACHABLE, NO_BROKER, null)));

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err())
                .isEqualTo(
                        """
                        F1001  no broker answers
                          where  b:9092
                          why    refused
                          fix    start one
                        """);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void allProblemsOfAConfigurationAreTold() {
        var run = CommandRun.of(new Root(new ConfigException(List.of(BAD_KEY, NO_BROKER))));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("F6001  unknown key").contains("F1001  no broker");
    }

    @Test
    void aDefectHasNoStackTraceUnlessAskedFor() {
        var defect = new IllegalStateException("oops");

        var brief = CommandRun.of(new Root(defect));
        var long_ = CommandRun.of(new Root(defect), "-v");

        assertThat(brief.code()).isEqualTo(70);
        assertThat(brief.err())
                .contains("F9001  root failed unexpectedly")
                .contains("oops")
                .contains("-v")
                .doesNotContain("\tat ");
        assertThat(long_.code()).isEqualTo(70);
        assertThat(long_.err()).contains("\tat io.freshet");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() {
        var run = CommandRun.of("colector");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("colector").contains("collector").contains("--help");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void anUnknownOptionSuggestsTheNearest() {
        var run = CommandRun.of("collector", "--confg", "x");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--confg")
                .contains("--config")
                .contains("See 'freshet collector --help'.");
    }

    @Test
    void aCommandThatNeedsAnotherSaysSo() {
        var run = CommandRun.of("schema");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("freshet schema --help");
    }
}
