package io.freshet.webapp.api;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The libraries of the distribution with their licences, as the lists of components (CycloneDX) say
 * that ship with it: docs/how-to/know-what-is-inside.md. Read once, when somebody wants to know.
 */
final class Licences {

    private static final Logger LOGGER = LoggerFactory.getLogger(Licences.class);
    private static final String JAVA = "sbom.cdx.json";
    private static final String PAGES = "sbom-webapp.cdx.json";

    private final @Nullable Path folder;
    private @Nullable ArrayNode read;

    /**
     * Nothing read yet.
     *
     * @param folder where the lists are; null where there is no distribution
     */
    Licences(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Those of the distribution that this class comes from: jars are in its folder lib. */
    static Licences ofThisDistribution() {
        var source = Licences.class.getProtectionDomain().getCodeSource();
        try {
            var jar = source == null ? null : Path.of(source.getLocation().toURI());
            var lib = jar == null ? null : jar.getParent();
            return new Licences(lib == null ? null : lib.getParent());
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return new Licences(null);
        }
    }

    /** One object a library: name, version, licence, and whether it is Java or npm. */
    synchronized ArrayNode list() {
        var list = read;
        if (list == null) {
            list = JsonNodeFactory.instance.arrayNode();
            list.addObject().put("name", "Freshet").put("licence", "Apache-2.0").put("of", "all");
            add(JAVA, "Java", list);
            add(PAGES, "npm, in the pages", list);
            read = list;
        }
        return list;
    }

    private void add(String file, String of, ArrayNode into) {
        var path = folder == null ? null : folder.resolve(file);
        if (path == null || !Files.isRegularFile(path)) {
            into.addObject()
                    .put("name", "libraries (" + file + " of the distribution lists them)")
                    .put("licence", "permissive licences only")
                    .put("of", of);
            return;
        }
        try {
            for (var component : Json.parse(Files.readAllBytes(path)).path("components")) {
                into.addObject()
                        .put("name", name(component))
                        .put("version", component.path("version").asString(""))
                        .put("licence", licence(component.path("licenses")))
                        .put("of", of);
            }
        } catch (IOException | InvalidJson e) {
            LOGGER.atWarn()
                    .addKeyValue("file", path)
                    .addKeyValue("error", e.toString())
                    .log("the list of libraries cannot be read");
            into.addObject()
                    .put("name", file + " cannot be read")
                    .put("licence", "see THIRD-PARTY.txt")
                    .put("of", of);
        }
    }

    private static String name(JsonNode component) {
        var group = component.path("group").asString("");
        var name = component.path("name").asString("");
        return group.isEmpty() ? name : group + (group.startsWith("@") ? "/" : ":") + name;
    }

    private static String licence(JsonNode licences) {
        return licences.valueStream().map(Licences::word).collect(Collectors.joining(", "));
    }

    private static String word(JsonNode entry) {
        var licence = entry.path("license");
        return licence.path("id")
                .asString(licence.path("name").asString(entry.path("expression").asString("")));
    }
}
