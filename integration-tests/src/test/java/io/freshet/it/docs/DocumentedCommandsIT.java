package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.it.process.FreshClone;
import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import io.freshet.it.process.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the pages, run as they stand in a fresh clone; only the ports are others, so that
 * several runs do not meet.
 */
class DocumentedCommandsIT {

    private static final String START = "./freshet up\n";
    private static final String TUTORIAL_EVENTS =
            "select string_agg(distinct event, ',' order by event) from atomic.events"
                    + " where app_id = 'tutorial'";
    private static final String TUTORIAL_CLICK =
            "select max(c.x)::int from atomic.com_example_company_mouse_click_1 c"
                    + " join atomic.events e on e.event_id = c.root_id where e.app_id = 'tutorial'";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private static Path directory;
    private static Path clone;
    private static PipelineHome home;
    private static PipelineProcess pipeline;

    @BeforeAll
    static void startAsTheReadmeSays() throws Exception {
        assertThat(ShellBlock.all().get(0).commands()).isEqualTo(START);
        clone = directory.resolve("clone");
        FreshClone.into(clone);
        FreshClone.add("test-vectors/data/enrich/fixtures/mmdb", clone);
        home = PipelineHome.in(directory, "docs");
        pipeline = PipelineProcess.start(home.ofSourceTree(clone));
        Timings.note("fresh clone to ready, build included", pipeline.startTook());
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    static List<ShellBlock> blocks() throws Exception {
        return ShellBlock.all().stream()
                .filter(block -> block.reason() == null && !block.commands().equals(START))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void works(ShellBlock block) throws Exception {
        var ending = home.runShell(PATIENCE, clone, withOurPorts(block.commands()));

        assertThat(ending.exitCode()).as(ending.output()).isZero();
        var shown = block.output();
        if (shown != null) {
            assertThat(ending.output()).containsIgnoringWhitespaces(shown);
        }
    }

    @Test
    void theTutorialEndsWithRowsAndABadRow() throws Exception {
        var tutorial = Path.of("docs/tutorial/first-event.md");
        for (var block : blocks()) {
            if (block.page().equals(tutorial)) {
                works(block);
            }
        }

        Awaitility.await("the rows of the tutorial")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> {
                            assertThat(home.ask(TUTORIAL_EVENTS)).isEqualTo("struct,unstruct");
                            assertThat(home.ask(TUTORIAL_CLICK)).isEqualTo("12");
                        });
    }

    private static String withOurPorts(String commands) {
        return commands.replace("localhost:8080", "localhost:" + home.collector())
                .replace("localhost:8090", "localhost:" + home.site())
                .replace("localhost:9092", "localhost:" + home.kafka())
                .replace("localhost:5432", "localhost:" + home.postgres());
    }
}
