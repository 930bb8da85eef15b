package io.freshet.cli.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An event's page for people. */
final class TraceText {

    private static final Set<String> LONG =
            Set.of("unstruct_event", "contexts", "derived_contexts");

    private final StringBuilder text = new StringBuilder();

    private TraceText() {}

    static String of(JsonNode page) {
        var it = new TraceText();
        it.line(page.path("id").asString() + "  " + page.path("outcome").asString());
        it.lineage(page.path("lineage"));
        it.badRow(page.path("badRow"));
        it.failures(page.path("enrichments"));
        it.fields(page.path("fields"));
        it.entities(page);
        it.snippets(page.path("snippets"));
        return it.text.toString();
    }

    private void lineage(JsonNode lineage) {
        for (var step : lineage) {
            var place =
                    step.has("table")
                            ? step.path("table").asString()
                            : step.path("topic").asString()
                                    + "-"
                                    + step.path("partition").asInt()
                                    + "@"
                                    + step.path("offset").asLong();
            var when =
                    step.has("millisAfter")
                            ? "+" + step.path("millisAfter").asLong() + " ms"
                            : step.has("at")
                                    ? Instant.ofEpochMilli(step.path("at").asLong()).toString()
                                    : "";
            line("  %-7s %-34s %s".formatted(step.path("stage").asString(), place, when));
        }
    }

    private void badRow(JsonNode row) {
        if (row.isMissingNode()) {
            return;
        }
        line("");
        line(row.path("cause").path("title").asString("a bad row"));
        line("  group    " + row.path("cause").path("group").asString(""));
        for (var one : row.path("explain")) {
            line("  at       " + one.path("path").asString("the whole"));
            line("  expected " + one.path("expected").asString(""));
            if (one.has("actual")) {
                line("  found    " + one.path("actual").asString());
            }
            line("  fix      " + one.path("fix").asString(""));
        }
    }

    private void failures(JsonNode enrichments) {
        for (var one : enrichments) {
            for (var failure : one.path("failures")) {
                line("  " + one.path("name").asString() + " failed: " + failure.asString());
            }
        }
    }

    private void fields(JsonNode fields) {
        if (fields.isEmpty()) {
            return;
        }
        line("");
        for (var field : fields) {
            var name = field.path("name").asString();
            if (!field.path("value").isNull() && !LONG.contains(name)) {
                line("  %-22s %s".formatted(name, field.path("value").asString("")));
            }
        }
    }

    private void entities(JsonNode page) {
        var parts = new ArrayList<JsonNode>();
        if (page.has("self")) {
            parts.add(page.path("self"));
        }
        page.path("entities").forEach(parts::add);
        if (!parts.isEmpty()) {
            line("");
            parts.forEach(
                    part -> line("  " + part.path("schema").asString() + " " + part.path("data")));
        }
        var tables = new ArrayList<String>();
        page.path("rows").forEach(row -> tables.add(row.path("table").asString()));
        if (!tables.isEmpty()) {
            line("");
            line("  rows in " + String.join(", ", tables));
        }
        if (page.has("rowsTrouble")) {
            line("");
            line("  " + page.path("rowsTrouble").asString());
        }
    }

    private void snippets(JsonNode snippets) {
        line("");
        for (var name : List.of("sql", "kcat")) {
            if (snippets.has(name)) {
                line("  " + snippets.path(name).asString());
            }
        }
    }

    /** Events come from anybody: nothing in them may move the cursor. */
    private void line(String line) {
        line.stripTrailing()
                .codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(text::appendCodePoint);
        text.append(System.lineSeparator());
    }
}
