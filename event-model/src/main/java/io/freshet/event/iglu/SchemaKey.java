package io.freshet.event.iglu;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The full name of one schema, e.g. {@code iglu:com.acme/click/jsonschema/1-0-0}.
 *
 * @param vendor letters, digits, {@code .}, {@code _} and {@code -}
 * @param name letters, digits, {@code _} and {@code -}
 * @param format as name; {@code jsonschema} for all that is validated
 * @param version the SchemaVer
 */
public record SchemaKey(String vendor, String name, String format, SchemaVer version)
        implements Comparable<SchemaKey> {

    private static final Pattern LAX_URI =
            Pattern.compile(
                    "iglu:([a-zA-Z0-9-_.]+)/([a-zA-Z0-9-_]+)/([a-zA-Z0-9-_]+)/([0-9]*-[0-9]*-[0-9]*)");

    private static final Comparator<SchemaKey> ORDER =
            Comparator.comparing(SchemaKey::vendor)
                    .thenComparing(SchemaKey::name)
                    .thenComparing(SchemaKey::format)
                    .thenComparing(SchemaKey::version);

    /**
     * Reads a schema URI.
     *
     * @return the key, or the reason why the text is none
     */
    public static Parsed parse(String uri) {
        var matcher = LAX_URI.matcher(uri);
        if (!matcher.matches()) {
            return new Parsed(Optional.empty(), ParseError.INVALID_IGLUURI);
        }
        var version = SchemaVer.parse(matcher.group(4));
        return new Parsed(
                version.map(
                        v ->
                                new SchemaKey(
                                        matcher.group(1), matcher.group(2), matcher.group(3), v)),
                ParseError.INVALID_SCHEMAVER);
    }

    /**
     * Reads a schema URI that our own code wrote.
     *
     * @throws IllegalArgumentException when it is no schema URI
     */
    public static SchemaKey of(String uri) {
        var parsed = parse(uri);
        return parsed.key()
                .orElseThrow(() -> new IllegalArgumentException(uri + ": " + parsed.error()));
    }

    /** The key as URI, {@code iglu:vendor/name/format/version}. */
    public String toUri() {
        return "iglu:" + toPath();
    }

    /** The key as path in a registry, {@code vendor/name/format/version}. */
    public String toPath() {
        return vendor + "/" + name + "/" + format + "/" + version;
    }

    @Override
    public int compareTo(SchemaKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return toUri();
    }

    /**
     * What reading a schema URI gave.
     *
     * @param key the key, if the text was one
     * @param error why there is no key; to be read only where {@code key} is empty
     */
    public record Parsed(Optional<SchemaKey> key, ParseError error) {}
}
