package io.freshet.event.iglu;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A schema key whose version parts may be left open, e.g. {@code
 * iglu:com.acme/click/jsonschema/1-*-*}.
 *
 * @param vendor must be equal
 * @param name must be equal
 * @param format must be equal
 * @param model must be equal where given
 * @param revision must be equal where given
 * @param addition must be equal where given
 */
public record SchemaCriterion(
        String vendor,
        String name,
        String format,
        OptionalInt model,
        OptionalInt revision,
        OptionalInt addition) {

    private static final Pattern URI =
            Pattern.compile(
                    "iglu:([a-zA-Z0-9-_.]+)/([a-zA-Z0-9-_]+)/([a-zA-Z0-9-_]+)/"
                            + "([1-9][0-9]*|\\*)-((?:0|[1-9][0-9]*)|\\*)-((?:0|[1-9][0-9]*)|\\*)");

    /** Reads a criterion; each version part is a number or {@code *}. */
    public static Optional<SchemaCriterion> parse(String uri) {
        var m = URI.matcher(uri);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new SchemaCriterion(
                            m.group(1),
                            m.group(2),
                            m.group(3),
                            part(m.group(4)),
                            part(m.group(5)),
                            part(m.group(6))));
        } catch (NumberFormatException beyondInt) {
            return Optional.empty();
        }
    }

    /**
     * Reads a criterion that our own code wrote.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SchemaCriterion of(String uri) {
        return parse(uri)
                .orElseThrow(() -> new IllegalArgumentException(uri + " is no schema criterion"));
    }

    /** Whether the key has the same names and every version part that this criterion gives. */
    public boolean matches(SchemaKey key) {
        return vendor.equals(key.vendor())
                && name.equals(key.name())
                && format.equals(key.format())
                && agrees(model, key.version().model())
                && agrees(revision, key.version().revision())
                && agrees(addition, key.version().addition());
    }

    /** The criterion as URI with {@code *} for what is left open. */
    public String toUri() {
        return "iglu:"
                + vendor
                + "/"
                + name
                + "/"
                + format
                + "/"
                + text(model)
                + "-"
                + text(revision)
                + "-"
                + text(addition);
    }

    private static OptionalInt part(String text) {
        return text.equals("*") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static boolean agrees(OptionalInt wanted, int found) {
        return wanted.isEmpty() || wanted.getAsInt() == found;
    }

    private static String text(OptionalInt part) {
        return part.isPresent() ? Integer.toString(part.getAsInt()) : "*";
    }
}
