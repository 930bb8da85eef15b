package io.freshet.iglu;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.registry.RegistryActivity;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds schemas and checks data against them. Thread-safe. An interface so that the enricher can be
 * tested without registries; the one that looks them up is made by {@code IgluClients}.
 */
public interface IgluClient {

    /** Whether the data fits the schema it names. */
    Check check(SelfDescribing data);

    /** The schema itself, without validation. */
    Lookup lookup(SchemaKey key);

    /** All schemas of one vendor, name and MODEL in order, as the registries list them. */
    Listing list(String vendor, String name, int model);

    /**
     * The schemas of the key's MODEL up to the key, in order, found by asking for one after
     * another: for registries that keep no list, such as Iglu Central. Clients that cannot do that
     * give what {@link #list} does.
     */
    default Listing listUpTo(SchemaKey key) {
        return list(key.vendor(), key.name(), key.version().model());
    }

    /**
     * All schemas that the registries can name, in order. Registries that keep no such list, such
     * as Iglu Central, name none.
     */
    default List<SchemaKey> known() {
        return List.of();
    }

    /** How each registry answered so far; empty where the client asks none. */
    default List<RegistryActivity> registries() {
        return List.of();
    }

    /** How many schemas are in memory to check data against; 0 where the client keeps none. */
    default int remembered() {
        return 0;
    }

    /** What checking found. */
    sealed interface Check {

        /**
         * The data fits.
         *
         * @param supersededBy the version it was checked against, where the schema names a
         *     successor
         */
        record Valid(Optional<SchemaVer> supersededBy) implements Check {}

        /**
         * The data does not fit, or the schema cannot be had or used.
         *
         * @param error the error object as it stands in bad rows ({@code ResolutionError} or {@code
         *     ValidationError})
         * @param unreachable true where a registry could not be asked, so that a later try may end
         *     otherwise
         */
        record Invalid(JsonNode error, boolean unreachable) implements Check {}
    }

    /** What a look-up found. */
    sealed interface Lookup {

        /**
         * The schema.
         *
         * @param schema as the registry gave it
         */
        record Found(JsonNode schema) implements Lookup {}

        /**
         * No schema.
         *
         * @param error a {@code ResolutionError} object
         * @param unreachable as in {@link Check.Invalid}
         */
        record Missing(JsonNode error, boolean unreachable) implements Lookup {}
    }

    /** What a listing found. */
    sealed interface Listing {

        /**
         * The schemas, M-0-0 first.
         *
         * @param keys at least one
         */
        record Found(List<SchemaKey> keys) implements Listing {}

        /**
         * No list.
         *
         * @param error a {@code ResolutionError} object
         * @param unreachable as in {@link Check.Invalid}
         */
        record Missing(JsonNode error, boolean unreachable) implements Listing {}
    }
}
