package io.freshet.iglu.ddl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How names become SQL identifiers. Postgres keeps 63 bytes of an identifier and cuts the rest
 * silently; we cut at the same place, so that a query with the full name still finds the relation.
 */
public final class SqlName {

    /** Most bytes of an identifier. */
    public static final int MAX_BYTES = 63;

    private static final Pattern CAPITALS_THEN_WORD = Pattern.compile("([A-Z]+)([A-Z][a-z])");
    private static final Pattern SMALL_THEN_CAPITAL = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final int HASH_DIGITS = 8;

    private SqlName() {}

    /**
     * {@code HTTPRequest} and {@code httpRequest} as {@code http_request}; hyphens become
     * underscores, other characters stay. Snowplow: this is the loader's rule, the JSON keys of the
     * analytics SDK follow another.
     */
    public static String snakeCase(String name) {
        var words = CAPITALS_THEN_WORD.matcher(name).replaceAll("$1_$2");
        words = SMALL_THEN_CAPITAL.matcher(words).replaceAll("$1_$2");
        return words.replace('-', '_').toLowerCase(Locale.ROOT);
    }

    /** The column name of a property before it is cut: its path in snake case, joined with dots. */
    static String ofPath(List<String> path) {
        return path.stream().map(SqlName::snakeCase).collect(Collectors.joining("."));
    }

    /**
     * The name without U+0000, which Postgres cannot store, and with U+FFFD for half characters.
     */
    static String storable(String name) {
        return name.codePoints()
                .filter(c -> c != 0)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The first 63 bytes, never half a character. */
    public static String cut(String name) {
        return cut(name, MAX_BYTES);
    }

    /**
     * A name for what cannot have its own because that is taken: the first 54 bytes, an underscore
     * and eight hexadecimal digits of the SHA-256 of {@code identity}.
     */
    public static String distinct(String name, String identity) {
        return distinct(name, identity, "");
    }

    /**
     * A distinct name, see {@link #distinct}, followed by an ending that is never cut.
     *
     * @param ending ASCII
     */
    static String distinct(String name, String identity, String ending) {
        int room = MAX_BYTES - HASH_DIGITS - 1 - ending.length();
        return cut(name, room) + "_" + hash(identity) + ending;
    }

    /** The identifier in double quotes. */
    public static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The identifier, in double quotes only where it would mean something else without. */
    public static String quoteWhereNeeded(String name) {
        return PLAIN.matcher(name).matches() ? name : quote(name);
    }

    private static String cut(String name, int maxBytes) {
        int bytes = 0;
        for (int i = 0; i < name.length(); ) {
            int codePoint = name.codePointAt(i);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > maxBytes) {
                return name.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return name;
    }

    private static String hash(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
