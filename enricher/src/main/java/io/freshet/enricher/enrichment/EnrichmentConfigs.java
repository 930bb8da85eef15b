package io.freshet.enricher.enrichment;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes enrichments from their self-describing configurations; gathers every problem. */
public final class EnrichmentConfigs {

    private static final SchemaKey LIST =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/enrichments/jsonschema/1-0-0");

    private final IgluClient iglu;
    private final @Nullable Facilities facilities;
    private final Map<EnrichmentStep, List<Enrichment>> byStep =
            new EnumMap<>(EnrichmentStep.class);
    private final Set<EnrichmentStep> asked = EnumSet.noneOf(EnrichmentStep.class);
    private final List<JsonNode> used = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * Has read nothing yet.
     *
     * @param facilities null where enrichments are checked and not made
     */
    private EnrichmentConfigs(IgluClient iglu, @Nullable Facilities facilities) {
        this.iglu = iglu;
        this.facilities = facilities;
    }

    /** Reads every {@code .json} file of a folder, in the order of their names. */
    public static Loaded ofFolder(Path folder, IgluClient iglu, Facilities facilities) {
        var configs = new ArrayList<Given>();
        var errors = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                if (isConfig(file)) {
                    parse(file, configs, errors);
                }
            }
        } catch (IOException e) {
            errors.add("the folder of enrichments cannot be read: " + e);
        }
        return errors.isEmpty()
                ? new EnrichmentConfigs(iglu, facilities).load(configs)
                : new Loaded(Optional.empty(), errors);
    }

    /**
     * What can be said of files before anything is made: nothing is fetched, no script is run.
     * Where there is no problem the enrichments are empty, and hold the notices alone.
     */
    public static Loaded check(List<Path> files, IgluClient iglu) {
        var configs = new ArrayList<Given>();
        var errors = new ArrayList<String>();
        for (var file : files) {
            try {
                parse(file, configs, errors);
            } catch (IOException e) {
                errors.add(file + " cannot be read: " + e);
            }
        }
        var read = new EnrichmentConfigs(iglu, null).load(configs);
        errors.addAll(read.errors());
        return errors.isEmpty() ? read : new Loaded(Optional.empty(), errors);
    }

    /** Whether a file in a folder of enrichments is read. */
    public static boolean isConfig(Path file) {
        return file.toString().endsWith(".json");
    }

    private static void parse(Path file, List<Given> into, List<String> errors) throws IOException {
        try {
            into.add(new Given(file.getFileName() + ": ", Json.parse(Files.readAllBytes(file))));
        } catch (InvalidJson e) {
            errors.add(file + " is not JSON: " + e.getMessage());
        }
    }

    /** Reads configurations. */
    public static Loaded of(List<JsonNode> configs, IgluClient iglu, Facilities facilities) {
        return new EnrichmentConfigs(iglu, facilities)
                .load(configs.stream().map(config -> new Given("", config)).toList());
    }

    /**
     * A configuration as it was given.
     *
     * @param place begins what is said about it
     */
    private record Given(String place, JsonNode config) {}

    private Loaded load(List<Given> configs) {
        var list = JsonNodeFactory.instance.arrayNode();
        configs.forEach(given -> list.add(given.config()));
        if (iglu.check(new SelfDescribing(LIST, list)) instanceof Check.Invalid invalid) {
            errors.add(Json.print(invalid.error()));
        } else {
            configs.forEach(this::addPlaced);
        }
        var made = new ConfiguredEnrichments(byStep, notices, ConfigFingerprint.of(used));
        if (errors.isEmpty()) {
            return new Loaded(Optional.of(made), List.of());
        }
        made.close();
        return new Loaded(Optional.empty(), errors);
    }

    private void addPlaced(Given given) {
        int known = errors.size();
        add(given.config());
        errors.subList(known, errors.size()).replaceAll(error -> given.place() + error);
    }

    private void add(JsonNode json) {
        var parsed = SelfDescribing.parse(json);
        if (parsed.value().isEmpty()) {
            errors.add("Enrichment configuration is not self-describing: " + parsed.error());
            return;
        }
        var config = parsed.value().get();
        if (iglu.check(config) instanceof Check.Invalid invalid) {
            errors.add(
                    "Enrichment with key '"
                            + config.schema().toUri()
                            + "' is invalid - "
                            + Json.print(invalid.error()));
        } else if (config.data().path("enabled").asBoolean(true)) {
            used.add(json);
            addEnabled(new EnrichmentConfig(config.schema(), config.data()));
        }
    }

    private void addEnabled(EnrichmentConfig config) {
        var key = config.schema();
        var step = step(key);
        if (step.isEmpty()) {
            notices.add("the enrichment " + key.toUri() + " is unknown and ignored");
            return;
        }
        var criterion = step.get().criterion().orElseThrow();
        var factory = step.get().factory();
        if (!criterion.matches(key)) {
            errors.add(
                    "Schema key "
                            + key.toUri()
                            + " is not supported. Supported schemas: "
                            + criterion.toUri()
                            + ".");
        } else if (factory.isEmpty()) {
            errors.add(
                    "The enrichment "
                            + key.toUri()
                            + " is not available yet. Set \"enabled\" to false, or take the file"
                            + " away, to run without it.");
        } else {
            make(step.get(), config);
        }
    }

    private void make(EnrichmentStep step, EnrichmentConfig config) {
        if (!asked.add(step) && !step.allowsSeveral()) {
            errors.add("There are two configurations of " + config.schema().name() + ".");
            return;
        }
        var with = facilities;
        if (with == null) {
            return;
        }
        try {
            var enrichment = step.factory().orElseThrow().make(config, with);
            notices.addAll(enrichment.notices());
            byStep.computeIfAbsent(step, first -> new ArrayList<>()).add(enrichment);
        } catch (RefusedConfig e) {
            errors.add(e.getMessage());
        } catch (IllegalArgumentException e) {
            errors.add(
                    "Enrichment with key '"
                            + config.schema().toUri()
                            + "' is invalid - "
                            + e.getMessage());
        }
    }

    private static Optional<EnrichmentStep> step(SchemaKey key) {
        return EnrichmentStep.inOrder(false).stream()
                .filter(
                        step ->
                                step.criterion().stream()
                                        .anyMatch(known -> known.name().equals(key.name())))
                .findFirst();
    }

    /**
     * What reading configurations gave.
     *
     * @param enrichments all of them, if there was no problem
     * @param errors every problem; empty where there are enrichments
     */
    public record Loaded(Optional<ConfiguredEnrichments> enrichments, List<String> errors) {

        public Loaded {
            errors = List.copyOf(errors);
        }
    }
}
