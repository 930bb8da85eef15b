package io.freshet.it.doctor;

import io.freshet.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder with a file for each component, all on the same backends. */
final class SettingsFolder {

    private final Path folder;
    private final Backends backends;
    private final String prefix;

    SettingsFolder(Path folder, Backends backends, String prefix) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.backends = backends;
        this.prefix = prefix;
    }

    Path path() {
        return folder;
    }

    /** Writes the files of the four components, with further settings of each. */
    SettingsFolder write(Map<String, String> further) throws IOException {
        for (var component : new String[] {"collector", "enricher", "events-processor"}) {
            write(component, common() + further.getOrDefault(component, ""));
        }
        return write("loader-pg", common() + database("") + further.getOrDefault("loader-pg", ""));
    }

    /** Writes the loader's file alone. */
    SettingsFolder writeLoader(String postgres, String further) throws IOException {
        return write("loader-pg", common() + database(postgres) + further);
    }

    private SettingsFolder write(String component, String settings) throws IOException {
        Files.writeString(folder.resolve(component + ".hocon"), settings);
        return this;
    }

    private String common() {
        return "kafka.bootstrapServers = \"%s\"\ntopics.prefix = \"%s\"\n"
                .formatted(backends.bootstrapServers(), prefix);
    }

    private String database(String further) {
        return "postgres { url = \"%s\", user = \"%s\", password = \"%s\", %s }\n"
                .formatted(
                        backends.jdbcUrl(),
                        EmbeddedPostgres.USER,
                        EmbeddedPostgres.PASSWORD,
                        further);
    }
}
