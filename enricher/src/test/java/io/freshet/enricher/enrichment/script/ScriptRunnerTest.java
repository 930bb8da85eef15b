package io.freshet.enricher.enrichment.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.script.ScriptRun.End;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {

    private static final String COUNTER =
            "let n = 0; function process(event) { n++;"
                    + " if (event.getApp_id() === 'loop') for (;;) {}"
                    + " if (event.getApp_id() === 'bomb') { const a = []; for (;;) a.push('x'.repeat(1e5)"
                    + " + a.length) }"
                    + " if (event.getApp_id() === 'throw') throw 'x';"
                    + " return [n] }";
    private static final ScriptSettings SETTINGS =
            new ScriptSettings(Duration.ofMillis(50), 16L << 20, List.of(), true);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.EPOCH;

    @Test
    void globalsAreKeptFromEventToEventAlsoAfterAnError() {
        try (var runner = runner(COUNTER)) {
            assertThat(answer(runner, "shop")).isEqualTo("[1]");
            assertThat(answer(runner, "shop")).isEqualTo("[2]");
            assertThat(answer(runner, "throw")).startsWith("x in script at line number 1");
            assertThat(answer(runner, "shop")).isEqualTo("[4]");
        }
    }

    @Test
    void whatWasStoppedStartsAnew() {
        try (var runner = runner(COUNTER)) {
            answer(runner, "shop");

            assertThat(answer(runner, "loop"))
                    .isEqualTo("it took longer than 50 ms and was stopped");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(answer(runner, "shop")).isEqualTo("[1]");
        }
        assertThat(stopped("time")).isEqualTo(1);
    }

    @Test
    void memoryIsLimitedAsTimeIs() {
        var settings = new ScriptSettings(Duration.ofMinutes(1), 16L << 20, List.of(), true);
        try (var runner = Scripts.runner(COUNTER, settings, meters, () -> now)) {
            answer(runner, "shop");

            assertThat(answer(runner, "bomb"))
                    .isEqualTo("it took more than 16777216 bytes of memory and was stopped");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            assertThat(answer(runner, "shop")).isEqualTo("[1]");
        }
        assertThat(stopped("memory")).isEqualTo(1);
    }

    @Test
    void aScriptThatIsStoppedAgainAndAgainIsLeftAloneForAWhile() {
        try (var runner = runner(COUNTER)) {
            answer(runner, "shop");
            for (int i = 0; i < 5; i++) {
                assertThat(answer(runner, "loop")).startsWith("it took longer");
            }
            assertThat(answer(runner, "shop"))
                    .isEqualTo(
                            "not called, because it was stopped 5 times in a row; it is tried again"
                                    + " every 30 s");
            assertThat(stopped("left_alone")).isEqualTo(1);

            now = now.plusSeconds(30);
            assertThat(answer(runner, "loop")).startsWith("it took longer");
            assertThat(answer(runner, "shop")).startsWith("not called");

            now = now.plusSeconds(30);
            assertThat(answer(runner, "shop")).isEqualTo("[1]");
            assertThat(answer(runner, "loop")).startsWith("it took longer");
            assertThat(answer(runner, "shop")).isEqualTo("[1]");
        }
    }

    @Test
    void threadsThatCallAtOnceHaveGlobalsOfTheirOwn() throws Exception {
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try (var runner = runner(COUNTER)) {
            for (int round = 0; round < 50; round++) {
                Callable<String> call = () -> meetAndAnswer(barrier, runner);
                for (var done : threads.invokeAll(List.of(call, call))) {
                    assertThat(done.get()).matches("\\[[0-9]+\\]");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String meetAndAnswer(CyclicBarrier barrier, ScriptRunner runner)
            throws Exception {
        barrier.await();
        return answer(runner, "shop");
    }

    @Test
    void classesThatAreNamedCanBeUsedAndNoOthers() {
        var settings =
                new ScriptSettings(
                        Duration.ofSeconds(5),
                        64L << 20,
                        List.of("java.util.UUID", "java.lang.Math"),
                        true);
        var script =
                "function process(event) { return [Java.type('java.util.UUID')"
                        + ".nameUUIDFromBytes([1]).toString(), java.lang.Math.max(1, 2),"
                        + " attempt(() => Java.type('java.lang.Runtime')),"
                        + " attempt(() => java.util.UUID.randomUUID().getClass())] }"
                        + " function attempt(f) { try { return '' + f() } catch (e) { return e.name } }";
        try (var runner = Scripts.runner(script, settings)) {
            assertThat(answer(runner, "shop"))
                    .isEqualTo(
                            "[\"55a54008-ad1b-3589-aa21-0d2629c1df41\",2,\"TypeError\",\"TypeError\"]");
        }
    }

    @Test
    void aClassThatIsNotThereIsRefused() {
        var settings =
                new ScriptSettings(
                        Duration.ofSeconds(1), 64L << 20, List.of("com.acme.Missing"), true);

        assertThatThrownBy(() -> Scripts.runner(COUNTER, settings))
                .hasMessage(
                        "enrichments.script.allowedClasses names com.acme.Missing, which is not on the"
                                + " class path");
    }

    private ScriptRunner runner(String script) {
        return Scripts.runner(script, SETTINGS, meters, () -> now);
    }

    private static String answer(ScriptRunner runner, String appId) {
        var end = runner.run(Scripts.event(appId)).end();
        return end instanceof End.Returned returned
                ? String.valueOf(returned.json())
                : ((End.Failed) end).reason();
    }

    private double stopped(String reason) {
        return meters.get("freshet_enricher_script_stopped")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
