package io.freshet.runtime.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings given as {@code -D<component>.<section>.<key>=<value>}, e.g. {@code
 * -Dcollector.cookie.name=sp}. A part with dots in it is quoted, as in HOCON.
 *
 * @param settings all of them, each with its property as origin
 * @param paths their dotted paths
 */
record SystemProperties(Config settings, Set<String> paths) {

    SystemProperties {
        paths = Set.copyOf(paths);
    }

    /** Those that name the component. */
    static SystemProperties of(String component, Map<String, String> properties) {
        var prefix = component + ".";
        var settings = ConfigFactory.empty();
        var paths = new HashSet<String>();
        for (var property : new TreeMap<>(properties).entrySet()) {
            var name = property.getKey();
            if (name.startsWith(prefix) && name.length() > prefix.length()) {
                var parts = parts(name.substring(prefix.length()));
                paths.add(String.join(".", parts));
                settings =
                        settings.withValue(
                                ConfigUtil.joinPath(parts),
                                ConfigValueFactory.fromAnyRef(property.getValue(), "-D" + name));
            }
        }
        return new SystemProperties(settings, paths);
    }

    private static List<String> parts(String path) {
        try {
            return ConfigUtil.splitPath(path);
        } catch (ConfigException notQuoted) {
            return List.of(path.split("\\."));
        }
    }
}
