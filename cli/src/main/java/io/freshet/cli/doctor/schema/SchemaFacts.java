package io.freshet.cli.doctor.schema;

import io.freshet.cli.setup.SetUp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Registries, the schemas that events ask them for, and enrichments.
 *
 * @param setUp all components
 * @param resolver where the registries are listed; null for the schemas that ship
 * @param resolverTrouble what is wrong with that list; null where nothing is
 * @param registries those of the list
 * @param schemas those that events and bad rows of the last hour named
 * @param unread why the last hour could not be looked at; null where it was
 * @param enrichments what is known of the enrichments; null where none are given
 */
record SchemaFacts(
        SetUp setUp,
        @Nullable String resolver,
        @Nullable String resolverTrouble,
        List<RegistryFacts> registries,
        List<SeenSchema> schemas,
        @Nullable String unread,
        @Nullable EnrichmentFacts enrichments) {

    /**
     * A registry.
     *
     * @param name as in resolver.json
     * @param place its URL or folder
     * @param state how it answers
     * @param message in its words; empty where it answers
     */
    record RegistryFacts(String name, String place, State state, String message) {}

    /** How a registry answers. */
    enum State {
        /** With schemas, or with "not found". */
        ANSWERS,
        /** With a refusal. */
        REFUSES,
        /** Not at all. */
        AWAY
    }

    /**
     * A schema that the last hour's records name.
     *
     * @param uri its Iglu URI
     * @param badRows bad rows that say it was found nowhere
     * @param isFound whether a registry has it now
     */
    record SeenSchema(String uri, int badRows, boolean isFound) {}

    /**
     * The enrichments' configurations.
     *
     * @param folder where they are
     * @param trouble what is wrong with them; null where they load
     * @param notices what a person should know
     * @param hasFingerprint whether events get a fingerprint
     */
    record EnrichmentFacts(
            String folder, @Nullable String trouble, List<String> notices, boolean hasFingerprint) {

        EnrichmentFacts {
            notices = List.copyOf(notices);
        }
    }

    SchemaFacts {
        registries = List.copyOf(registries);
        schemas = List.copyOf(schemas);
    }

    /** What lists the registries, for people. */
    String resolverName() {
        return resolver == null ? "the schemas that ship" : resolver;
    }
}
