package io.freshet.cli.config;

import io.freshet.runtime.config.ConfigRewrite;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded.Ignored;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file of Snowplow's in Freshet's form: topics and brokers under the names that all
 * components share, keys without effect left out. Variables stay variables.
 *
 * @param text HOCON
 * @param ignored what was left out, and why
 */
record SnowplowFile(String text, List<Ignored> ignored) {

    private static final String SERVERS = "kafka.bootstrapServers";

    SnowplowFile {
        ignored = List.copyOf(ignored);
    }

    /**
     * Of the collector, 2.x or 3.x.
     *
     * @throws io.freshet.runtime.config.ConfigException with everything that keeps it from being
     *     used
     */
    static SnowplowFile collector(Path file) {
        var ignored = load(ConfiguredComponent.COLLECTOR, file);
        var rewrite = without(ConfigRewrite.of(file).unwrapped("collector"), ignored);
        rewrite = rewrite.renamed("streams.sink.brokers", SERVERS);
        if (rewrite.has("streams.good.name") || rewrite.has("streams.good.brokers")) {
            rewrite = rewrite.renamed("streams.good.name", "topics.rawGood");
            rewrite = rewrite.renamed("streams.bad.name", "topics.rawBad");
            rewrite = oneCluster(rewrite, "streams.good.brokers", "streams.bad.brokers");
        } else {
            rewrite = rewrite.renamed("streams.good", "topics.rawGood");
            rewrite = rewrite.renamed("streams.bad", "topics.rawBad");
        }
        return new SnowplowFile(rewrite.text(), ignored);
    }

    /**
     * Of enrich for Kafka.
     *
     * @throws io.freshet.runtime.config.ConfigException with everything that keeps it from being
     *     used
     */
    static SnowplowFile enrich(Path file) {
        var ignored = load(ConfiguredComponent.ENRICHER, file);
        var rewrite = without(ConfigRewrite.of(file), ignored);
        // Of the other outputs the section alone says that they are wanted.
        for (var stream : List.of("input", "output.good", "output.bad")) {
            rewrite = rewrite.without(stream + ".type");
        }
        // One cluster, as the reading has made sure of.
        rewrite = rewrite.renamed("input.bootstrapServers", SERVERS);
        for (var output : List.of("good", "bad")) {
            rewrite = rewrite.without("output." + output + ".bootstrapServers");
        }
        rewrite = rewrite.renamed("input.topicName", "topics.rawGood");
        rewrite = rewrite.renamed("output.good.topicName", "topics.parsedGood");
        rewrite = rewrite.renamed("output.bad.topicName", "topics.parsedBad");
        rewrite = rewrite.renamed("output.incomplete", "output.failed");
        return new SnowplowFile(rewrite.text(), ignored);
    }

    /**
     * Of the Postgres loader, 0.2 or 0.3.
     *
     * @throws io.freshet.runtime.config.ConfigException with everything that keeps it from being
     *     used
     */
    static SnowplowFile loader(Path file) {
        var component = ConfiguredComponent.LOADER_PG.component();
        var loaded =
                ConfigSource.file(component, file)
                        .environment(variables())
                        .optionalBlock(SnowplowLoader.BLOCK)
                        .load(SnowplowLoader::read);
        var rewrite =
                without(ConfigRewrite.of(file).unwrapped(SnowplowLoader.BLOCK), loaded.ignored());
        for (var key : SnowplowLoader.KEYS.entrySet()) {
            rewrite =
                    rewrite.renamed(
                            SnowplowLoader.DATABASE + "." + key.getKey(),
                            "postgres." + key.getValue());
        }
        rewrite = rewrite.without(SnowplowLoader.DATABASE + ".type").without("input");
        if (!loaded.config().saysSslMode()) {
            // There nothing said means encrypted; here it would mean encrypted if possible.
            rewrite = rewrite.with("postgres.sslMode", "require");
        }
        if (loaded.config().fromLatest()) {
            rewrite = rewrite.with("startFrom", "latest");
        }
        var text = rewrite.text();
        ConfiguredComponent.LOADER_PG.load(
                ConfigSource.text(component, file + ", migrated", text).environment(variables()));
        return new SnowplowFile(text, loaded.ignored());
    }

    /** What {@code ${VARIABLES}} of the file read; not those that are settings of the component. */
    private static Map<String, String> variables() {
        var variables = new HashMap<>(System.getenv());
        variables.keySet().removeIf(name -> name.startsWith("FRESHET_") && name.contains("__"));
        return variables;
    }

    private static List<Ignored> load(ConfiguredComponent component, Path file) {
        return component.load(ConfigSource.file(component.component(), file)).ignored();
    }

    private static ConfigRewrite without(ConfigRewrite file, List<Ignored> ignored) {
        var rewrite = file;
        for (var key : ignored) {
            rewrite = rewrite.without(key.key());
        }
        return rewrite;
    }

    /** Where both are the same, it is the brokers of the whole component. */
    private static ConfigRewrite oneCluster(ConfigRewrite file, String good, String bad) {
        return file.written(good).isPresent() && file.written(good).equals(file.written(bad))
                ? file.without(bad).renamed(good, SERVERS)
                : file;
    }
}
