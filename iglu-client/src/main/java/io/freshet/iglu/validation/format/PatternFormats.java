package io.freshet.iglu.validation.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The formats that are patterns a whole text must match; reports quote the pattern. */
final class PatternFormats {

    private PatternFormats() {}

    static Stream<Map.Entry<String, Format>> all() {
        return lines("pattern-formats.tsv").map(PatternFormats::format);
    }

    /** The lines of a resource beside this class, without comments. */
    static Stream<String> lines(String resource) {
        try (var in = PatternFormats.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static Map.Entry<String, Format> format(String line) {
        var tab = line.indexOf('\t');
        var name = line.substring(0, tab);
        var regex = line.substring(tab + 1);
        var pattern = Pattern.compile(regex);
        Predicate<String> rule = text -> matches(pattern, text);
        return Map.entry(
                name,
                Format.ofPattern(
                        name,
                        regex,
                        name.equals("ipv6") ? rule.and(PatternFormats::isBare) : rule));
    }

    private static boolean matches(Pattern pattern, String text) {
        try {
            return pattern.matcher(text).matches();
        } catch (StackOverflowError e) {
            // many thousand characters: no address or name
            return false;
        }
    }

    // the pattern itself would let blanks and zone ids pass
    private static boolean isBare(String address) {
        return address.equals(address.trim()) && address.indexOf('%') < 0;
    }
}
