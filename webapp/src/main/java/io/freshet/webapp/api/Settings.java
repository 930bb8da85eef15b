package io.freshet.webapp.api;

import io.freshet.runtime.version.Version;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.pipeline.Processes;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET settings}: what is in force and where it comes from; secrets were masked long ago. */
public final class Settings implements Endpoint {

    private final List<ComponentSettings> components;
    private final Processes processes;
    private final DoctorVisit doctor;
    private final Licences licences = Licences.ofThisDistribution();

    /**
     * @param components those of this process; others tell a hash of theirs alone
     * @param processes whom to ask for versions and assets
     * @param doctor what was found when somebody last looked the set-up over
     */
    public Settings(List<ComponentSettings> components, Processes processes, DoctorVisit doctor) {
        this.components = List.copyOf(components);
        this.processes = processes;
        this.doctor = doctor;
    }

    @Override
    public Answer answer(Request request) {
        var body = JsonNodeFactory.instance.objectNode();
        config(body.putArray("config"));
        versions(body.putArray("versions"));
        assets(body.putArray("assets"));
        body.set("licences", licences.list());
        body.set("doctor", doctor.seen());
        return Answer.json(body)
                .table("config", "key", "value", "origin")
                .table("versions")
                .table("assets")
                .table("licences", "name", "version", "licence", "of")
                .table(
                        "doctor",
                        body.path("doctor").path("findings"),
                        "area",
                        "check",
                        "level",
                        "about",
                        "what",
                        "fix");
    }

    private void config(ArrayNode into) {
        for (var component : components) {
            var prefix = components.size() > 1 ? component.component() + ": " : "";
            for (var setting : component.settings()) {
                into.addObject()
                        .put("key", prefix + setting.key())
                        .put("value", setting.value())
                        .put("origin", setting.origin());
            }
        }
    }

    private void versions(ArrayNode into) {
        var own = Version.current();
        into.addObject()
                .put("component", "webapp")
                .put("version", own.version())
                .put("commit", own.commit())
                .put("built", own.built());
        for (var process : processes.look()) {
            if (!process.component().equals("webapp") && !process.state().equals("away")) {
                var entry = into.addObject().put("component", process.component());
                for (var key : List.of("version", "commit", "built")) {
                    var told = process.told(key);
                    if (told != null) {
                        entry.put(key, told);
                    }
                }
            }
        }
        into.addObject()
                .put("component", "Java of this process")
                .put("version", System.getProperty("java.version", ""));
    }

    /** The files and databases that the enrichments use, with their ages. */
    private void assets(ArrayNode into) {
        var told = new LinkedHashSet<JsonNode>();
        for (var process : processes.look()) {
            if (process.component().equals("enricher")) {
                told.add(process.info().path("assets"));
            }
        }
        told.forEach(assets -> asset(assets, into));
    }

    private static void asset(JsonNode told, ArrayNode into) {
        if (told.isArray()) {
            told.forEach(into::add);
        }
        told.properties()
                .forEach(
                        entry -> {
                            var one = into.addObject().put("name", entry.getKey());
                            if (entry.getValue() instanceof ObjectNode facts) {
                                one.setAll(facts);
                            } else {
                                one.set("state", entry.getValue());
                            }
                        });
    }
}
