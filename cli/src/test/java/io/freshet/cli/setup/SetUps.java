package io.freshet.cli.setup;

import io.freshet.cli.setup.SetUpReader.Source;
import io.freshet.runtime.config.ConfigSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Set-ups for tests, from settings as texts. */
public final class SetUps {

    private static final SetUp.Files NO_FILES = new SetUp.Files(null, null);

    private SetUps() {}

    /** Components by name with their settings in HOCON, by turns. */
    public static SetUp of(String... componentsAndSettings) {
        var sources = new LinkedHashMap<String, Source>();
        for (int i = 0; i < componentsAndSettings.length; i += 2) {
            var component = componentsAndSettings[i];
            var place = component + ".hocon";
            sources.put(
                    component,
                    new Source(
                            place,
                            ConfigSource.text(component, place, componentsAndSettings[i + 1])));
        }
        return of(sources);
    }

    /** The four components as they are without any setting but an address of the database. */
    public static SetUp all() {
        return of(
                "collector", "",
                "enricher", "",
                "events-processor", "",
                "loader-pg", "postgres { url = \"jdbc:postgresql://db/igludb\", user = loader }");
    }

    private static SetUp of(Map<String, Source> sources) {
        return SetUpReader.read(sources, NO_FILES, SetUp.Overrides.NONE);
    }
}
