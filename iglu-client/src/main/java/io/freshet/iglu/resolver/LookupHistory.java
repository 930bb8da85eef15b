package io.freshet.iglu.resolver;

import io.freshet.iglu.registry.RegistryError;
import io.freshet.iglu.registry.RegistryError.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one registry failed for one schema so far.
 *
 * @param errors each kind and text once, at most 32, oldest first
 * @param latest the failure of the last attempt
 * @param attempts how often it was asked, 1 or more
 * @param lastAttempt when it was asked last
 */
record LookupHistory(
        List<RegistryError> errors, RegistryError latest, int attempts, Instant lastAttempt) {

    private static final int MOST_ERRORS = 32;

    LookupHistory {
        errors = List.copyOf(errors);
    }

    /** A first failure. */
    static LookupHistory first(RegistryError error, Instant at) {
        return new LookupHistory(List.of(error), error, 1, at);
    }

    /** The history after one more failure. */
    LookupHistory and(RegistryError error, Instant at) {
        var all = Stream.concat(errors.stream(), Stream.of(error)).distinct().limit(MOST_ERRORS);
        return new LookupHistory(all.toList(), error, attempts + 1, at);
    }

    /** The history without "not found", for when that has grown old. */
    LookupHistory withoutNotFound() {
        return new LookupHistory(
                errors.stream().filter(error -> error.kind() != Kind.NOT_FOUND).toList(),
                latest,
                attempts,
                lastAttempt);
    }

    boolean hasNotFound() {
        return errors.stream().anyMatch(error -> error.kind() == Kind.NOT_FOUND);
    }

    /** Whether the last attempt got no answer; what happened before it does not matter. */
    boolean isUnreachable() {
        return latest.unreachable();
    }

    ObjectNode toJson(String repository) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("repository", repository);
        var list = json.putArray("errors");
        for (var error : errors) {
            var item = list.addObject().put("error", error.kind().wireName());
            if (error.kind() != Kind.NOT_FOUND) {
                item.put("message", error.message());
            }
        }
        json.put("attempts", attempts);
        return json.put("lastAttempt", lastAttempt.truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
