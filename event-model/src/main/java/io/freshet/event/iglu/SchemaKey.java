package io.freshet.event.iglu;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The full name of one schema, e.g. {@code iglu:com.acme/click/jsonschema/1-0-0}. Every entity of
 * every event has one, which is compared, looked up and printed several times: it keeps its URI and
 * its hash code once it was asked for them.
 */
public final class SchemaKey implements Comparable<SchemaKey> {

    private static final String SCHEME = "iglu:";

    private static final Comparator<SchemaKey> ORDER =
            Comparator.comparing(SchemaKey::vendor)
                    .thenComparing(SchemaKey::name)
                    .thenComparing(SchemaKey::format)
                    .thenComparing(SchemaKey::version);

    private final String vendor;
    private final String name;
    private final String format;
    private final SchemaVer version;

    // Both are found anew where another thread does not see them yet: no harm done.
    private @Nullable String uri;
    private int hash;

    /**
     * Puts a key together.
     *
     * @param vendor letters, digits, {@code .}, {@code _} and {@code -}
     * @param name letters, digits, {@code _} and {@code -}
     * @param format as name; {@code jsonschema} for all that is validated
     * @param version the SchemaVer
     */
    public SchemaKey(String vendor, String name, String format, SchemaVer version) {
        this.vendor = vendor;
        this.name = name;
        this.format = format;
        this.version = version;
    }

    /**
     * Reads a schema URI.
     *
     * @return the key, or the reason why the text is none
     */
    public static Parsed parse(String uri) {
        return ParsedKeys.of(uri);
    }

    /** Reads a URI that was not read lately. */
    static Parsed parseAnew(String uri) {
        int vendor = SCHEME.length();
        int name = uri.indexOf('/', vendor) + 1;
        int format = name == 0 ? 0 : uri.indexOf('/', name) + 1;
        int version = format == 0 ? 0 : uri.indexOf('/', format) + 1;
        if (version == 0
                || !uri.startsWith(SCHEME)
                || !isName(uri, vendor, name - 1, true)
                || !isName(uri, name, format - 1, false)
                || !isName(uri, format, version - 1, false)
                || !looksLikeVersion(uri, version)) {
            return new Parsed(Optional.empty(), ParseError.INVALID_IGLUURI);
        }
        var found = SchemaVer.parse(uri.substring(version));
        if (found.isEmpty()) {
            return new Parsed(Optional.empty(), ParseError.INVALID_SCHEMAVER);
        }
        var key =
                new SchemaKey(
                        uri.substring(vendor, name - 1),
                        uri.substring(name, format - 1),
                        uri.substring(format, version - 1),
                        found.get());
        // What is read is printed the same.
        key.uri = uri;
        return new Parsed(Optional.of(key), ParseError.INVALID_SCHEMAVER);
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

    /** Who made the schema. */
    public String vendor() {
        return vendor;
    }

    /** What the schema describes. */
    public String name() {
        return name;
    }

    /** The schema's language; {@code jsonschema} for all that is validated. */
    public String format() {
        return format;
    }

    /** The SchemaVer. */
    public SchemaVer version() {
        return version;
    }

    /** The key as URI, {@code iglu:vendor/name/format/version}. */
    public String toUri() {
        var known = uri;
        if (known == null) {
            known = SCHEME + toPath();
            uri = known;
        }
        return known;
    }

    /** The key as path in a registry, {@code vendor/name/format/version}. */
    public String toPath() {
        return vendor + "/" + name + "/" + format + "/" + version;
    }

    private static boolean isName(String uri, int from, int to, boolean mayHaveDots) {
        for (int i = from; i < to; i++) {
            char c = uri.charAt(i);
            boolean fits =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || isDigit(c)
                            || c == '_'
                            || c == '-'
                            || (c == '.' && mayHaveDots);
            if (!fits) {
                return false;
            }
        }
        return to > from;
    }

    /** Digits, or nothing, around two hyphens: the rest is for {@link SchemaVer} to say. */
    private static boolean looksLikeVersion(String uri, int from) {
        int hyphens = 0;
        for (int i = from; i < uri.length(); i++) {
            if (uri.charAt(i) == '-') {
                hyphens++;
            } else if (!isDigit(uri.charAt(i))) {
                return false;
            }
        }
        return hyphens == 2;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SchemaKey that
                        && hashCode() == that.hashCode()
                        && name.equals(that.name)
                        && version.equals(that.version)
                        && vendor.equals(that.vendor)
                        && format.equals(that.format));
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = Objects.hash(vendor, name, format, version);
            hash = known;
        }
        return known;
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
