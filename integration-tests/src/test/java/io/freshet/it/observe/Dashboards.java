package io.freshet.it.observe;

import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards that ship. */
final class Dashboards {

    static final Path FOLDER = TestData.root().resolve("observability/grafana/dashboards");
    private static final JsonMapper JSON = JsonMapper.shared();

    private Dashboards() {}

    /** The files, in the order of their names. */
    static List<Path> files() {
        return Tree.files(FOLDER);
    }

    static JsonNode read(Path file) {
        return JSON.readTree(file.toFile());
    }

    /** All panels that show something. */
    static Stream<JsonNode> panels(JsonNode dashboard) {
        return elements(dashboard.get("panels"))
                .filter(panel -> !panel.get("type").asString().equals("row"));
    }

    /** What all panels ask. */
    static Stream<Question> questions() {
        return files().stream()
                .flatMap(file -> panels(read(file)).flatMap(panel -> questions(file, panel)));
    }

    private static Stream<Question> questions(Path file, JsonNode panel) {
        var where = file.getFileName() + ": " + panel.get("title").asString();
        return elements(panel.get("targets"))
                .map(target -> new Question(where, target.get("expr").asString()));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
