package io.freshet.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.CommandRun;
import io.freshet.cli.JavaProcess;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OfflineCommandsTest {

    private static final List<String> GARBAGE =
            List.of("", "garbage", "{", "\t", "{\"id\":7}", "null", "\u0000\uffff", "a\tb\tc");

    @Test
    void toJsonAnswersEachLineInOrder() throws Exception {
        var events = events("sdk/sdk-public.ndjson", "tsv", 20);

        var run = JavaProcess.freshet(joined(mixed(events)), "to-json");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var answers = run.out().lines().toList();
        assertThat(answers).hasSize(mixed(events).size());
        for (var i = 0; i < answers.size(); i++) {
            var answer = Json.parse(answers.get(i));
            if (i % 2 == 1) {
                assertThat(answer.at("/error/schema").asString())
                        .contains("/loader_parsing_error/");
            } else {
                assertThat(answer.has("app_id") || answer.has("error")).isTrue();
            }
        }
    }

    @Test
    void losslessKeepsTheEnvelopes() throws Exception {
        var tsv = events("sdk/sdk-public.ndjson", "tsv", 1).get(0);

        assertThat(new ToJson(true, ToJsonCommand.processor()).answer(tsv))
                .contains("\"contexts\":");
        assertThat(new ToJson(false, ToJsonCommand.processor()).answer(tsv))
                .doesNotContain("\"contexts\":");
    }

    @Test
    void enrichAnswersEachLineInOrder() throws Exception {
        var payloads = new ArrayList<String>();
        for (var line : TestData.lines("enrich/vectors-public.ndjson").subList(0, 12)) {
            payloads.add(Json.print(Json.parse(line)));
        }

        var run = JavaProcess.freshet(joined(mixed(payloads)), "enrich");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var answers = run.out().lines().toList();
        assertThat(answers).hasSize(mixed(payloads).size());
        for (var i = 0; i < answers.size(); i += 2) {
            var asked = Json.parse(payloads.get(i / 2)).get("id");
            assertThat(Json.parse(answers.get(i)).get("id")).isEqualTo(asked);
        }
    }

    @Test
    void validateAnswersEachLineInOrderAndEndsWithOneWhereOneIsNot() throws Exception {
        var click =
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1\","
                        + "\"data\":{\"targetUrl\":\"https://example.com\"}}";

        var run = JavaProcess.freshet(joined(mixed(List.of(click))), "schema", "validate");
        var good = JavaProcess.freshet(click, "schema", "validate");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        var answers = run.out().lines().toList();
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).isEqualTo("{\"valid\":true,\"report\":null}");
        assertThat(answers.get(1)).startsWith("{\"valid\":false,\"report\":{");
        assertThat(good.code()).isZero();
    }

    @Test
    void ddlAnswersEachLineInOrder() throws Exception {
        var known = "iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1";

        var run = JavaProcess.freshet(joined(mixed(List.of(known, known))), "schema", "ddl");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        var answers = new ArrayList<JsonNode>();
        for (var line : run.out().lines().toList()) {
            answers.add(Json.parse(line));
        }
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).get("table").asString())
                .isEqualTo("com_snowplowanalytics_snowplow_link_click_1");
        assertThat(answers.get(0).get("ddl").asString()).startsWith("CREATE TABLE atomic.");
        assertThat(answers.get(1).has("error")).isTrue();
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    @Test
    void ddlOfAnArgumentWithoutSchemaIsAProblemFound() {
        var run = CommandRun.of("schema", "ddl", "iglu:com.example/nope/jsonschema/1-0-0");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).hasLineCount(1).contains("\"error\":");
    }

    @Test
    void aResolverThatCannotBeUsedIsBadConfiguration() {
        for (var command : List.of("enrich", "schema ddl", "schema validate")) {
            var args = new ArrayList<>(List.of(command.split(" ")));
            args.addAll(List.of("--iglu-config", "no-such-file.json"));

            var run = CommandRun.of(args.toArray(String[]::new));

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.err()).contains("no-such-file.json");
        }
    }

    /** After each line one that makes no sense. */
    private static List<String> mixed(List<String> lines) {
        var mixed = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            mixed.add(lines.get(i));
            mixed.add(GARBAGE.get(i % GARBAGE.size()));
        }
        return mixed;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static List<String> events(String file, String member, int count) throws Exception {
        var events = new ArrayList<String>();
        for (var line : TestData.lines(file)) {
            var text = Json.parse(line).path(member).asString();
            if (text.indexOf('\n') < 0 && events.size() < count) {
                events.add(text);
            }
        }
        return events;
    }
}
