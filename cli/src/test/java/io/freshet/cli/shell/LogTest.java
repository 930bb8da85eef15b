package io.freshet.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.JavaProcess;
import io.freshet.event.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogTest {

    @Test
    void oursFromInfoOthersFromWarningOneLineEachOnStderr() throws Exception {
        var run = JavaProcess.run("", Map.of(), LogProbe.class);

        assertThat(run.out()).isEmpty();
        var lines = run.err().lines().filter(line -> !line.startsWith("\tat ")).toList();
        assertThat(lines).hasSize(12);
        assertThat(lines.get(0))
                .matches(
                        "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Thing  record read  offset=7, topic=raw");
        assertThat(lines.get(1)).endsWith("INFO  Thing  no keys");
        assertThat(lines.get(2)).endsWith("WARN  Thing  odd\\r\\nmessage  error=two\\nlines");
        assertThat(lines.get(3)).endsWith("ERROR Thing  with a trace  event_id=c6ef3124");
        assertThat(lines.get(4)).isEqualTo("java.lang.IllegalStateException: oops");
        assertThat(lines.get(5)).endsWith("WARN  Library  warning of com.example.Library");
        assertThat(lines.get(6)).contains("ERROR Library  error of");
        assertThat(lines.get(7)).contains("WARN  KafkaProducer  warning of");
        assertThat(lines.get(8)).contains("ERROR KafkaProducer  error of");
    }

    @Test
    void harmlessWordsOfTheBrokerAreLeftOutAndRepeatedOnesLimited() throws Exception {
        var err = JavaProcess.run("", Map.of(), LogProbe.class).err();

        assertThat(err)
                .doesNotContain("ControllerApis")
                .doesNotContain("warning of org.apache.kafka.controller")
                .contains("error of org.apache.kafka.controller");
        assertThat(err.lines().filter(line -> line.contains("could not be established")))
                .hasSize(2);
    }

    @Test
    void verboseShowsMore() throws Exception {
        var run = JavaProcess.run("", Map.of(), LogProbe.class, "-v");

        assertThat(run.err())
                .contains("details of ours")
                .contains("info of com.example.Library")
                .doesNotContain("debug of com.example.Library");
    }

    @Test
    void theLevelIsAVariable() throws Exception {
        var run = JavaProcess.run("", Map.of("FRESHET_LOG_LEVEL", "WARN"), LogProbe.class);

        assertThat(run.err()).doesNotContain("no keys").contains("odd");
    }

    @Test
    void asJsonEachLineIsAnObjectWithItsKeys() throws Exception {
        var run = JavaProcess.run("", Map.of("FRESHET_LOG_FORMAT", "json"), LogProbe.class);

        var lines = run.err().lines().toList();
        assertThat(lines).hasSize(11);
        var first = Json.parse(lines.get(0));
        assertThat(first.get("message").asString()).isEqualTo("record read");
        assertThat(first.get("level").asString()).isEqualTo("INFO");
        assertThat(first.get("logger").asString()).isEqualTo("io.freshet.some.Thing");
        assertThat(first.at("/keys/topic").asString()).isEqualTo("raw");
        assertThat(first.get("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        assertThat(Json.parse(lines.get(3)).get("exception").asString()).contains("oops");
        assertThat(Json.parse(lines.get(3)).get("event_id").asString()).isEqualTo("c6ef3124");
        assertThat(first.has("event_id")).isFalse();
    }
}
