package io.freshet.iglu.registry;

import io.freshet.event.json.InvalidJson;
import java.util.Objects;

/**
 * Why one registry gave no answer; the kinds and texts stand in bad rows as the reference words
 * them.
 *
 * @param kind what sort of failure
 * @param message the reason in words; empty for {@link Kind#NOT_FOUND}
 * @param unreachable true where the registry could not be asked (network, timeout, server error),
 *     so that the same question may be answered later
 */
public record RegistryError(Kind kind, String message, boolean unreachable)
        implements Comparable<RegistryError> {

    /** The registry was asked and has no such schema. */
    public static final RegistryError NOT_FOUND = new RegistryError(Kind.NOT_FOUND, "", false);

    public RegistryError {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
    }

    /** The sorts of failures, with the names they have in {@code ResolutionError} JSON. */
    public enum Kind {
        /** The schema is not there. */
        NOT_FOUND("NotFound"),
        /** The registry failed. */
        REPO_FAILURE("RepoFailure"),
        /** The question could not be asked or the answer not be read. */
        CLIENT_FAILURE("ClientFailure");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The name in error JSON. */
        public String wireName() {
            return wireName;
        }
    }

    /** The registry answered that it cannot serve now (5xx). */
    public static RegistryError repoFailure(String message) {
        return new RegistryError(Kind.REPO_FAILURE, message, true);
    }

    /** The registry has something under this name, but nothing readable. */
    public static RegistryError unreadable(String message) {
        return new RegistryError(Kind.REPO_FAILURE, message, false);
    }

    /** The registry has something that is no JSON under this name. */
    static RegistryError notJson(InvalidJson reason) {
        return unreadable("ParsingFailure: " + reason.getMessage());
    }

    /** The registry refused, or its answer makes no sense. */
    public static RegistryError clientFailure(String message) {
        return new RegistryError(Kind.CLIENT_FAILURE, message, false);
    }

    /** The registry could not be reached. */
    public static RegistryError offline(String message) {
        return new RegistryError(Kind.CLIENT_FAILURE, message, true);
    }

    @Override
    public int compareTo(RegistryError other) {
        var byKind = kind.compareTo(other.kind);
        return byKind == 0 ? message.compareTo(other.message) : byKind;
    }
}
