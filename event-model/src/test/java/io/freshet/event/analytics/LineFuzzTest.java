package io.freshet.event.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the line, there is an answer, and it is JSON. */
class LineFuzzTest {

    private static final String[] SPLINTERS = {
        "\t",
        "\\",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\u0000",
        "\uD83D",
        "é",
        "-0",
        "1e999999999",
        "NaN",
        "null",
        "iglu:",
        "\r",
        " ",
        "_schema_version"
    };

    @Test
    void damagedLinesGiveJsonOrErrors() throws InvalidJson {
        var lines = lines();
        var random = new Random(20261121);
        int good = 0;
        for (int i = 0; i < 20_000; i++) {
            var line = damaged(random, lines.get(random.nextInt(lines.size())));

            if (EnrichedTsv.decode(line) instanceof EnrichedTsv.Decoded.Event decoded) {
                var flat = Json.parse(EventJson.printBytes(decoded.event()));
                assertThat(flat.size()).isGreaterThanOrEqualTo(128);
                assertThat(Json.parse(EventJson.printLosslessBytes(decoded.event()))).hasSize(131);
                good++;
            } else {
                var invalid = (EnrichedTsv.Decoded.Invalid) EnrichedTsv.decode(line);
                assertThat(Json.parse(Json.printBytes(invalid.error().toJson())).has("type"))
                        .isTrue();
            }
        }
        assertThat(good).isBetween(1_000, 19_000);
    }

    @Test
    void damagedJsonGivesATreeOrInvalidJson() {
        var lines = lines();
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            var cells = lines.get(random.nextInt(lines.size())).split("\t", -1);
            var text =
                    damaged(random, cells.length > 58 && !cells[58].isEmpty() ? cells[58] : "[1]");
            try {
                assertThat(Json.print(Json.parse(text))).isNotEmpty();
            } catch (InvalidJson e) {
                assertThat(e).hasMessageNotContaining("Exception");
            }
        }
    }

    private static List<String> lines() {
        return TestData.lines("sdk/sdk-public.ndjson").stream().map(LineFuzzTest::line).toList();
    }

    private static String line(String given) {
        try {
            return Json.parse(given).get("tsv").stringValue();
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }

    private static String damaged(Random random, String line) {
        var text = new StringBuilder(line);
        for (int i = random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(3));
            text.replace(from, to, SPLINTERS[random.nextInt(SPLINTERS.length)]);
        }
        return text.toString();
    }
}
