package io.freshet.iglu.ddl;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Listing;
import io.freshet.iglu.IgluClient.Lookup;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The versions of one vendor, name and MODEL that the registries know.
 *
 * @param versions the schemas by version, oldest first; at least one
 */
public record SchemaModel(SortedMap<SchemaVer, JsonNode> versions) {

    /** Most versions that are tried one by one where no registry lists them. */
    private static final int MAX_TRIES = 200;

    /** What asking for a model gave. */
    public sealed interface Search {}

    /**
     * The model.
     *
     * @param model what the registries know of it
     */
    public record Found(SchemaModel model) implements Search {}

    /**
     * No version of the model can be had.
     *
     * @param error a {@code ResolutionError} object
     * @param unreachable whether a registry could not be asked, so that a later try may end
     *     otherwise
     */
    public record Missing(JsonNode error, boolean unreachable) implements Search {}

    /**
     * Asks for all versions of a schema's model. Where no registry lists them they are tried one by
     * one, from M-0-0 up to the version of the key; the key's own version is always tried.
     */
    public static Search find(IgluClient client, SchemaKey key) {
        var listing = client.list(key.vendor(), key.name(), key.version().model());
        return new Asking(client, key).ask(listing);
    }

    /** The columns of the model's table. */
    public SchemaColumns columns() {
        return SchemaColumns.of(List.copyOf(versions.values()));
    }

    private static final class Asking {

        private final IgluClient client;
        private final SchemaKey key;
        private final SortedMap<SchemaVer, JsonNode> found = new TreeMap<>();
        private @Nullable Missing unreachable;
        private @Nullable Missing missing;

        Asking(IgluClient client, SchemaKey key) {
            this.client = client;
            this.key = key;
        }

        Search ask(Listing listing) {
            if (listing instanceof Listing.Found list) {
                lookUpAll(list.keys());
            } else {
                countUp();
            }
            if (unreachable != null) {
                return unreachable;
            }
            if (!found.isEmpty()) {
                return new Found(new SchemaModel(found));
            }
            return Optional.ofNullable(missing).orElseThrow();
        }

        private void lookUpAll(Collection<SchemaKey> listed) {
            var versions = new TreeSet<SchemaVer>();
            versions.add(key.version());
            for (var one : listed) {
                if (one.version().model() == key.version().model()) {
                    versions.add(one.version());
                }
            }
            versions.forEach(this::lookUp);
        }

        /**
         * Only the key's own version is worth waiting for: others are met when events name them.
         */
        private void countUp() {
            lookUp(key.version());
            var waiting = unreachable;
            int tries = 0;
            for (int revision = 0; revision <= key.version().revision(); revision++) {
                for (int addition = 0; ; addition++) {
                    var version = new SchemaVer(key.version().model(), revision, addition);
                    boolean reached = version.compareTo(key.version()) >= 0;
                    if (reached || waiting != null || ++tries > MAX_TRIES || !lookUp(version)) {
                        break;
                    }
                }
            }
            unreachable = waiting;
        }

        private boolean lookUp(SchemaVer version) {
            var one = new SchemaKey(key.vendor(), key.name(), key.format(), version);
            var lookup = client.lookup(one);
            if (lookup instanceof Lookup.Found schema) {
                found.put(version, schema.schema());
                return true;
            }
            var miss = (Lookup.Missing) lookup;
            var asMissing = new Missing(miss.error(), miss.unreachable());
            if (miss.unreachable()) {
                unreachable = asMissing;
            } else if (missing == null || version.equals(key.version())) {
                missing = asMissing;
            }
            return false;
        }
    }
}
