package io.freshet.iglu.validation.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreedyPatternTest {

    private static final String SIGNS = "ab0-.^$|?*+()[]{},:\\d\n";

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    ^[a-fA-F0-9]{8}-[a-f]{2}$        ~ 0123aBcD-ff      ~ true
                    ^[a-fA-F0-9]{8}-[a-f]{2}$        ~ 0123aBcD-fff     ~ false
                    ^[a-fA-F0-9]{8}-[a-f]{2}$        ~ 0123aBc-ff       ~ false
                    ^iglu:[a-z0-9-_.]+/[0-9]+-[0-9]+$ ~ iglu:a.b-c_1/1-0 ~ true
                    ^[0-9]{2}-([0-9]{2}-){2}$|^[a-z]{2}$ ~ 12-34-56-     ~ true
                    ^[0-9]{2}-([0-9]{2}-){2}$|^[a-z]{2}$ ~ xy            ~ true
                    ^(\\d+\\.\\d+.*)$                ~ 1.22 beta        ~ true
                    ^s3://                           ~ s3://bucket      ~ true
                    ^$                               ~ ``               ~ true
                    .*                               ~ ``               ~ true
                    (?:a|bc)?d                       ~ bcd              ~ true
                    ^[^a]$                           ~ b                ~ unknown
                    ^a+?$                            ~ a                ~ unknown
                    ^(?=a)a$                         ~ a                ~ unknown
                    ^\\w$                            ~ a                ~ unknown
                    ^[[a]]$                          ~ a                ~ unknown
                    ^[a&&b]$                         ~ a                ~ unknown
                    ^\\1$                            ~ a                ~ unknown
                    ^é$                              ~ é                ~ unknown
                    """)
    void findsTheUsual(String regex, String text, String found) {
        var pattern = GreedyPatternParser.parse(regex);

        assertThat(pattern.map(known -> String.valueOf(known.isFoundIn(text))).orElse("unknown"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatItFindsTheJdkFinds(long seed) {
        var random = new Random(seed);
        var found = 0;
        for (var i = 0; i < 100_000; i++) {
            var regex = text(random, 9);
            var greedy = GreedyPatternParser.parse(regex);
            if (greedy.isEmpty()) {
                continue;
            }
            var pattern = pattern(regex);
            for (var j = 0; j < 8; j++) {
                var text = text(random, 5);
                if (greedy.get().isFoundIn(text)) {
                    found++;
                    assertThat(pattern.matcher(text).find())
                            .as("pattern %s in text %s", regex, text)
                            .isTrue();
                }
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void noTextMakesItTryTwice() {
        var pattern = GreedyPatternParser.parse("^(a|aa)+$").orElseThrow();

        assertThat(pattern.isFoundIn("a".repeat(1_000_000))).isTrue();
        assertThat(pattern.isFoundIn("a".repeat(1_000_000) + "!")).isFalse();
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new AssertionError("is a pattern here but not for the JDK: " + regex, e);
        }
    }

    private static String text(Random random, int longest) {
        var text = new StringBuilder();
        for (var length = random.nextInt(longest + 1); length > 0; length--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
