package io.freshet.webapp.cause;

import io.freshet.event.badrow.FirstFailure;
import io.freshet.webapp.tail.ShortText;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A failure in words that say which limit and which value it was: rows have them beside the words
 * by which they are grouped.
 */
final class CauseMessage {

    private static final Pattern LIMIT = Pattern.compile("maximum allowed size (\\d{1,9})");
    private static final int VALUE = 100;

    private CauseMessage() {}

    /** The words for a row. */
    static String of(String type, FirstFailure failure, JsonNode data) {
        return switch (type) {
            case "enrichment_failures" -> tooLong(failure, data.path("payload").path("enriched"));
            case "size_violation" -> sizes(failure, data.path("failure"));
            case "adapter_failures" -> withExample(failure, data.path("failure"));
            default -> failure.message();
        };
    }

    private static String tooLong(FirstFailure failure, JsonNode enriched) {
        var limit = limit(failure);
        if (limit.isEmpty()) {
            return failure.message();
        }
        var value = enriched.path(failure.path());
        var came = value.isString() ? " has " + value.stringValue().length() + " characters;" : ":";
        return failure.path() + came + " " + limit.get() + " are allowed";
    }

    /** How long a text may be that is too long. */
    static Optional<String> limit(FirstFailure failure) {
        var limit = LIMIT.matcher(failure.message());
        return failure.path() != null && "maxLength".equals(failure.keyword()) && limit.find()
                ? Optional.of(limit.group(1))
                : Optional.empty();
    }

    private static String sizes(FirstFailure failure, JsonNode sizes) {
        var most = sizes.path("maximumAllowedSizeBytes");
        var actual = sizes.path("actualSizeBytes");
        return most.isNumber() && actual.isNumber()
                ? "%s: %,d bytes came, %,d are allowed"
                        .formatted(failure.message(), actual.asLong(), most.asLong())
                : failure.message();
    }

    /** Which vendor, or which kind of event. */
    private static String withExample(FirstFailure failure, JsonNode failures) {
        var first = failures.path("messages").path(0);
        var example = first.has("expectedMapping") ? first.path("actual") : first.path("value");
        var isTelling = first.has("expectedMapping") || "vendor/version".equals(failure.path());
        return isTelling && example.isString() && !example.stringValue().isEmpty()
                ? failure.message() + ": " + ShortText.of(example.stringValue(), VALUE)
                : failure.message();
    }
}
