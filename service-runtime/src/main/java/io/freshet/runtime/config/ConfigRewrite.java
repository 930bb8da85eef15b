package io.freshet.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file with keys left out or renamed. What reads variables ({@code ${VAR}}) goes on
 * to do so: nothing is resolved, no secret is written down. Immutable.
 */
public final class ConfigRewrite {

    private final Config config;

    private ConfigRewrite(Config config) {
        this.config = config;
    }

    /**
     * A file as it is.
     *
     * @throws ConfigException when it cannot be parsed
     */
    public static ConfigRewrite of(Path file) {
        try {
            return new ConfigRewrite(
                    ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)));
        } catch (com.typesafe.config.ConfigException e) {
            throw new ConfigException(List.of(ConfigSource.unreadable(e)));
        }
    }

    /** What stands in a block of this name moves to the top, where it wins. */
    public ConfigRewrite unwrapped(String block) {
        return find(block) instanceof ConfigObject inner
                ? new ConfigRewrite(inner.toConfig().withFallback(config.withoutPath(block)))
                : this;
    }

    /** Whether there is such a key. */
    public boolean has(String path) {
        return find(path) != null;
    }

    /** A key's text as it is written, variables included; empty where it is absent. */
    public Optional<String> written(String path) {
        var value = find(path);
        return value == null ? Optional.empty() : Optional.of(render(value));
    }

    /** The same without a key and all below it; a section that held nothing else goes too. */
    public ConfigRewrite without(String path) {
        return has(path) ? new ConfigRewrite(removed(path)) : this;
    }

    /** The same with a key under another name; nothing happens where it is absent. */
    public ConfigRewrite renamed(String from, String to) {
        var value = find(from);
        return value == null ? this : new ConfigRewrite(removed(from).withValue(to, value));
    }

    /** The same with a key set to a text. */
    public ConfigRewrite with(String path, String value) {
        return new ConfigRewrite(config.withValue(path, ConfigValueFactory.fromAnyRef(value)));
    }

    private Config removed(String path) {
        var keys = ConfigUtil.splitPath(path);
        var smaller = config.withoutPath(path);
        for (var depth = keys.size() - 1; depth > 0; depth--) {
            var section = ConfigUtil.joinPath(keys.subList(0, depth));
            if (!(new ConfigRewrite(smaller).find(section) instanceof ConfigObject object)
                    || isUnresolved(object)
                    || !object.isEmpty()) {
                break;
            }
            smaller = smaller.withoutPath(section);
        }
        return smaller;
    }

    /** HOCON, comments of the file included. */
    public String text() {
        return render(config.root());
    }

    private static String render(ConfigValue value) {
        return value.render(
                ConfigRenderOptions.defaults()
                        .setOriginComments(false)
                        .setComments(true)
                        .setJson(false));
    }

    private @Nullable ConfigValue find(String path) {
        ConfigValue value = config.root();
        for (var key : ConfigUtil.splitPath(path)) {
            if (!(value instanceof ConfigObject object) || isUnresolved(object)) {
                return null;
            }
            value = object.get(key);
        }
        return value;
    }

    /** Objects that are merged with a variable's value cannot be looked into. */
    private static boolean isUnresolved(ConfigObject object) {
        try {
            var unused = object.isEmpty();
            return false;
        } catch (com.typesafe.config.ConfigException.NotResolved e) {
            return true;
        }
    }
}
