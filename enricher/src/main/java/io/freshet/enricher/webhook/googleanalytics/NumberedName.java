package io.freshet.enricher.webhook.googleanalytics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a parameter that has numbers in it, taken apart.
 *
 * @param letters the name without its numbers: {@code ilpinm} for {@code il2pi5nm}
 * @param indices each number by {@value #INDEX} and all words from the one before it to the last
 *     that has a number: {@code IFilpi} is 2, {@code IFpi} is 5
 */
record NumberedName(String letters, Map<String, String> indices) {

    /** What the names of numbers begin with. */
    static final String INDEX = "IF";

    private static final Pattern NAME =
            Pattern.compile("(pr|promo|il|cd|cm|cg)(\\d+)([a-zA-Z]*)(\\d*)([a-zA-Z]*)(\\d*)$");

    /** What names must look like, as it stands in bad rows. */
    static final String PATTERN = NAME.pattern();

    /** Whether a parameter is of this kind. */
    static boolean hasNumber(String parameter) {
        return parameter.chars().anyMatch(Character::isDigit);
    }

    /** Takes a name apart; empty if it is none. */
    static Optional<NumberedName> parse(String parameter) {
        var matcher = NAME.matcher(parameter);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var words = filled(matcher.group(1), matcher.group(3), matcher.group(5));
        var numbers = filled(matcher.group(2), matcher.group(4), matcher.group(6));
        var indices = new LinkedHashMap<String, String>();
        for (int i = 0; i < numbers.size(); i++) {
            var counted = String.join("", words.subList(i, numbers.size()));
            indices.put(INDEX + counted, numbers.get(i));
        }
        return Optional.of(new NumberedName(String.join("", words), indices));
    }

    private static List<String> filled(String... groups) {
        return Stream.of(groups).filter(group -> !group.isEmpty()).toList();
    }
}
