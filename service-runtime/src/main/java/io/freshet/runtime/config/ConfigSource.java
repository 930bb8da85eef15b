package io.freshet.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import io.freshet.runtime.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one component's settings come from. The first that has a key wins: flags, system properties
 * ({@code -D<component>.<section>.<key>}), the environment ({@code
 * FRESHET_<COMPONENT>__<SECTION>__<KEY>}), the file, the default in the code. {@code ${VAR}} and
 * {@code ${?VAR}} in the file read the environment. Immutable.
 */
public final class ConfigSource {

    private final String component;
    private final Supplier<Config> file;
    private final Config flags;
    private final Set<String> flagPaths;
    private final Outside outside;
    private final @Nullable String block;

    private ConfigSource(
            String component,
            Supplier<Config> file,
            Config flags,
            Set<String> flagPaths,
            Outside outside,
            @Nullable String block) {
        this.component = component;
        this.file = file;
        this.flags = flags;
        this.flagPaths = flagPaths;
        this.outside = outside;
        this.block = block;
    }

    /** A HOCON or JSON file, with the process' environment and system properties. */
    public static ConfigSource file(String component, Path file) {
        return of(component, () -> parse(file)).outside(Outside.process());
    }

    /**
     * HOCON text, without any environment.
     *
     * @param name what to call the text in messages
     */
    public static ConfigSource text(String component, String name, String hocon) {
        return of(
                component,
                () ->
                        ConfigFactory.parseString(
                                hocon, ConfigParseOptions.defaults().setOriginDescription(name)));
    }

    /** Nested maps, lists, texts, numbers and booleans, without any environment. */
    public static ConfigSource map(String component, Map<String, ?> settings) {
        return of(component, () -> ConfigValueFactory.fromMap(settings, "given").toConfig());
    }

    /** Nothing but defaults, with the process' environment and system properties. */
    public static ConfigSource defaults(String component) {
        return of(component, ConfigFactory::empty).outside(Outside.process());
    }

    private static ConfigSource of(String component, Supplier<Config> file) {
        return new ConfigSource(
                component, file, ConfigFactory.empty(), Set.of(), Outside.NOTHING, null);
    }

    /** The same with another environment. */
    public ConfigSource environment(Map<String, String> variables) {
        return outside(new Outside(variables, outside.properties()));
    }

    /** The same with other system properties; those of other components are left alone. */
    public ConfigSource systemProperties(Map<String, String> properties) {
        return outside(new Outside(outside.variables(), properties));
    }

    private ConfigSource outside(Outside other) {
        return new ConfigSource(component, file, flags, flagPaths, other, block);
    }

    /**
     * The same with one setting that beats all others.
     *
     * @param path dotted path; the value may be a text, number, boolean, list or map
     * @param flag what to call it in messages, e.g. {@code --port}
     */
    public ConfigSource with(String path, Object value, String flag) {
        var paths = new HashSet<>(flagPaths);
        paths.add(path);
        var quoted = ConfigUtil.joinPath(List.of(path.split("\\.")));
        return new ConfigSource(
                component,
                file,
                flags.withValue(quoted, ConfigValueFactory.fromAnyRef(value, flag)),
                Set.copyOf(paths),
                outside,
                block);
    }

    /**
     * The same, where the file's settings may also stand in a block of this name, which wins over
     * what stands beside it.
     */
    public ConfigSource optionalBlock(String name) {
        return new ConfigSource(component, file, flags, flagPaths, outside, name);
    }

    /**
     * Reads everything.
     *
     * @throws ConfigException with all problems found, if there is any
     */
    public <T> Loaded<T> load(Function<ConfigReader, T> read) {
        var properties = SystemProperties.of(component, outside.properties());
        var root =
                flags.withFallback(properties.settings())
                        .withFallback(withoutBlock(parsed()))
                        .root();
        var beatEnvironment = new HashSet<>(flagPaths);
        beatEnvironment.addAll(properties.paths());
        var state =
                new ReadState(
                        new EnvironmentOverrides(component, outside.variables()), beatEnvironment);
        T config = null;
        try {
            config = read.apply(new ConfigReader(state, "", root));
        } catch (IllegalArgumentException refusedByRecord) {
            if (state.problems().isEmpty()) {
                state.problem(
                        new Problem(
                                "F6004",
                                String.valueOf(refusedByRecord.getMessage()),
                                null,
                                null,
                                null));
            }
        }
        state.reportUnknown(root);
        if (config == null || !state.problems().isEmpty()) {
            throw new ConfigException(state.problems());
        }
        return new Loaded<>(config, state.ignored(), state.effective(), state.keys());
    }

    private Config withoutBlock(Config whole) {
        if (block == null || !whole.hasPath(block)) {
            return whole;
        }
        return whole.getConfig(block).withFallback(whole.withoutPath(block));
    }

    private Config parsed() {
        try {
            return file.get()
                    .resolve(
                            ConfigResolveOptions.noSystem()
                                    .appendResolver(new VariableResolver(outside.variables())));
        } catch (com.typesafe.config.ConfigException e) {
            throw new ConfigException(List.of(unreadable(e)));
        }
    }

    static Problem unreadable(com.typesafe.config.ConfigException e) {
        var where = e.origin() == null ? null : ReadState.origin(e.origin());
        return new Problem(
                "F6005",
                "the configuration cannot be read",
                where,
                e.getMessage(),
                "see the HOCON syntax: keys, values, { } and [ ]");
    }

    private static Config parse(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigException(
                    List.of(
                            new Problem(
                                    "F6005",
                                    "there is no configuration file " + file,
                                    null,
                                    null,
                                    "give an existing file with --config")));
        }
        return ConfigFactory.parseFile(
                file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    }

    /** What the process was given beside its command line. */
    private record Outside(Map<String, String> variables, Map<String, String> properties) {

        private static final Outside NOTHING = new Outside(Map.of(), Map.of());

        private Outside {
            variables = Map.copyOf(variables);
            properties = Map.copyOf(properties);
        }

        private static Outside process() {
            var properties = System.getProperties();
            return new Outside(
                    System.getenv(),
                    properties.stringPropertyNames().stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(), properties::getProperty)));
        }
    }

    private record VariableResolver(Map<String, String> variables) implements ConfigResolver {

        @Override
        public @Nullable ConfigValue lookup(String path) {
            var value = variables.get(path);
            return value == null
                    ? null
                    : ConfigValueFactory.fromAnyRef(value, "environment variable " + path);
        }

        @Override
        public ConfigResolver withFallback(ConfigResolver fallback) {
            return this;
        }
    }
}
