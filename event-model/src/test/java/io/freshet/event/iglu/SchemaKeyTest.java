package io.freshet.event.iglu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iglu:com.acme/click/jsonschema/1-0-0",
                "iglu:com-acme_x.9/a-b_C/avro/12-0-345",
                "iglu:a/b/c/2147483647-2147483647-2147483647"
            })
    void uriIsReadAndWritten(String uri) {
        assertThat(SchemaKey.of(uri).toUri()).isEqualTo(uri);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', INVALID_IGLUURI",
        "com.acme/click/jsonschema/1-0-0, INVALID_IGLUURI",
        "iglu:com.acme/cl.ick/jsonschema/1-0-0, INVALID_IGLUURI",
        "iglu:com.acme/click/jsonschema/1-0, INVALID_IGLUURI",
        "iglu:com.acme/click/jsonschema/1-*-*, INVALID_IGLUURI",
        "iglu:com.acme/click/jsonschema/1-0-0-0, INVALID_IGLUURI",
        "iglu:/click/jsonschema/1-0-0, INVALID_IGLUURI",
        "iglu:com.acme//jsonschema/1-0-0, INVALID_IGLUURI",
        "iglu:com.acmé/click/jsonschema/1-0-0, INVALID_IGLUURI",
        "iglu:com.acme/click/jsonschema/--, INVALID_SCHEMAVER",
        "iglu:com.acme/click/jsonschema/0-0-0, INVALID_SCHEMAVER",
        "iglu:com.acme/click/jsonschema/1-01-0, INVALID_SCHEMAVER",
        "iglu:com.acme/click/jsonschema/1-0-2147483648, INVALID_SCHEMAVER"
    })
    void whatIsNoUriIsToldApart(String uri, ParseError error) {
        var parsed = SchemaKey.parse(uri);

        assertThat(parsed.key()).isEmpty();
        assertThat(parsed.error()).isEqualTo(error);
    }

    @Test
    void readsAsTheFormatsPatternSays() {
        var uri = Pattern.compile("iglu:([\\w.-]+)/([\\w-]+)/([\\w-]+)/(\\d*-\\d*-\\d*)");
        var version = Pattern.compile("[1-9]\\d{0,8}-(0|[1-9]\\d{0,8})-(0|[1-9]\\d{0,8})");
        var random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder("iglu:a.b/c_d/e-f/10-20-3");
            for (int j = random.nextInt(4); j > 0; j--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at, at + random.nextInt(2), "" + "a0/-.:_é*1".charAt(random.nextInt(10)));
            }

            var parsed = SchemaKey.parse(text.toString());

            var matcher = uri.matcher(text);
            boolean valid = matcher.matches() && version.matcher(matcher.group(4)).matches();
            assertThat(parsed.key().map(SchemaKey::toUri))
                    .isEqualTo(valid ? Optional.of(text.toString()) : Optional.empty());
            if (!valid) {
                assertThat(parsed.error())
                        .isEqualTo(
                                matcher.matches()
                                        ? ParseError.INVALID_SCHEMAVER
                                        : ParseError.INVALID_IGLUURI);
            }
        }
    }

    @Test
    void keyReadIsThatPutTogether() {
        var read = SchemaKey.of("iglu:com.acme/click/jsonschema/1-0-7");
        var made = new SchemaKey("com.acme", "click", "jsonschema", new SchemaVer(1, 0, 7));

        assertThat(made).isEqualTo(read).hasSameHashCodeAs(read).hasToString(read.toString());
        assertThat(made).isNotEqualTo(SchemaKey.of("iglu:com.acme/click/jsonschema/1-0-8"));
        assertThat(made).isNotEqualTo(SchemaKey.of("iglu:com.acme/click/json/1-0-7"));
        assertThat(made).isNotEqualTo(SchemaKey.of("iglu:com.acme/clack/jsonschema/1-0-7"));
        assertThat(made).isNotEqualTo(SchemaKey.of("iglu:com.acma/click/jsonschema/1-0-7"));
    }

    @Test
    void longUriIsReadToo() {
        var uri = "iglu:" + "a".repeat(300) + "/click/jsonschema/1-0-7";

        assertThat(SchemaKey.of(uri).toUri()).isEqualTo(uri);
    }

    @Test
    void ordersByNameAndThenByVersionAsNumber() {
        var keys =
                Stream.of(
                                "b/b/j/1-0-0",
                                "a/b/j/1-0-10",
                                "a/b/j/1-0-9",
                                "a/b/j/1-2-0",
                                "a/a/j/2-0-0")
                        .map(path -> SchemaKey.of("iglu:" + path))
                        .sorted()
                        .map(SchemaKey::toPath)
                        .toList();

        assertThat(keys)
                .isEqualTo(
                        List.of(
                                "a/a/j/2-0-0",
                                "a/b/j/1-0-9",
                                "a/b/j/1-0-10",
                                "a/b/j/1-2-0",
                                "b/b/j/1-0-0"));
    }

    @Test
    void criterionLeavesPartsOpen() {
        var criterion = SchemaCriterion.of("iglu:com.acme/click/jsonschema/1-0-*");

        assertThat(criterion.toUri()).isEqualTo("iglu:com.acme/click/jsonschema/1-0-*");
        assertThat(criterion.matches(SchemaKey.of("iglu:com.acme/click/jsonschema/1-0-7")))
                .isTrue();
        assertThat(criterion.matches(SchemaKey.of("iglu:com.acme/click/jsonschema/1-1-0")))
                .isFalse();
        assertThat(criterion.matches(SchemaKey.of("iglu:com.acme/clack/jsonschema/1-0-0")))
                .isFalse();
        assertThat(criterion.matches(SchemaKey.of("iglu:com.acme/click/avro/1-0-0"))).isFalse();
        assertThatThrownBy(() -> SchemaCriterion.of("iglu:com.acme/click/jsonschema/1-0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schema\":\"iglu:a/b/c/1-0-0\",\"data\":null,\"x\":1} | ok",
                "{\"schema\":\"iglu:a/b/c/1-0-0\"} | INVALID_DATA_PAYLOAD",
                "{\"schema\":1,\"data\":1} | INVALID_DATA_PAYLOAD",
                "{\"schema\":\"x\",\"data\":1} | INVALID_IGLUURI",
                "{\"schema\":\"iglu:a/b/c/0-0-0\",\"data\":1} | INVALID_SCHEMAVER",
                "[] | INVALID_DATA_PAYLOAD",
                "null | INVALID_DATA_PAYLOAD"
            })
    void selfDescribingDataIsToldFromOther(String json, String expected) throws InvalidJson {
        var parsed = SelfDescribing.parse(Json.parse(json));

        assertThat(parsed.value().map(value -> "ok").orElse(parsed.error().name()))
                .isEqualTo(expected);
    }
}
