package io.freshet.enricher.enrichment.iab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstringIndexTest {

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource(
            textBlock =
                    """
                    googlebot,      1
                    abot,           1
                    robo,           -1
                    spider bot,     1
                    spider,         2
                    spi der,        -1
                    aaab,           3
                    ushers,         4
                    '',             -1
                    bo\u00fct,      -1
                    """)
    void findsTheLowestPatternThatOccurs(String text, int number) {
        var index = new SubstringIndex(List.of("nowhere", "bot", "spider", "aab", "hers", "she"));

        assertThat(index.first(text, (pattern, start) -> true)).isEqualTo(number);
    }

    @Test
    void whatIsNotAcceptedDoesNotHideWhatIs() {
        var index = new SubstringIndex(List.of("bot", "ebot", "bot"));

        assertThat(index.first("googlebot", (pattern, start) -> pattern > 0)).isEqualTo(1);
        assertThat(index.first("robots", (pattern, start) -> pattern > 0)).isEqualTo(2);
    }

    @Test
    void emptyPatternOccursAtTheStartOfEveryText() {
        var index = new SubstringIndex(List.of("bot", ""));

        assertThat(index.first("", (pattern, start) -> start == 0)).isEqualTo(1);
        assertThat(index.first("x", (pattern, start) -> start == 0)).isEqualTo(1);
        assertThat(index.first("a bot", (pattern, start) -> true)).isEqualTo(0);
    }

    @Test
    void noPatternOccursInNothing() {
        assertThat(new SubstringIndex(List.of()).first("bot", (pattern, start) -> true))
                .isEqualTo(SubstringIndex.NONE);
    }

    @Test
    void saysWhatASearchOneByOneSays() {
        var random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            var patterns =
                    IntStream.range(0, 1 + random.nextInt(20))
                            .mapToObj(i -> text(random, 1 + random.nextInt(5)))
                            .toList();
            var text = text(random, random.nextInt(20));
            var index = new SubstringIndex(patterns);

            assertThat(occurrences(index, text))
                    .as("%s in %s", patterns, text)
                    .containsExactlyInAnyOrderElementsOf(occurrences(patterns, text));
            assertThat(index.first(text, (pattern, start) -> true))
                    .as("%s in %s", patterns, text)
                    .isEqualTo(firstOf(patterns, text));
        }
    }

    @Test
    void indexThatWouldTakeTheMemoryIsRefused() {
        var patterns = List.of("x".repeat(30_000_000));

        assertThatThrownBy(() -> new SubstringIndex(patterns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too many patterns");
    }

    private static int firstOf(List<String> patterns, String text) {
        return IntStream.range(0, patterns.size())
                .filter(i -> text.contains(patterns.get(i)))
                .findFirst()
                .orElse(SubstringIndex.NONE);
    }

    private static List<List<Integer>> occurrences(SubstringIndex index, String text) {
        var found = new ArrayList<List<Integer>>();
        index.first(text, (pattern, start) -> !Collections.addAll(found, List.of(pattern, start)));
        return found;
    }

    private static List<List<Integer>> occurrences(List<String> patterns, String text) {
        var found = new ArrayList<List<Integer>>();
        for (int pattern = 0; pattern < patterns.size(); pattern++) {
            for (int start = 0; start < text.length(); start++) {
                if (text.startsWith(patterns.get(pattern), start)) {
                    found.add(List.of(pattern, start));
                }
            }
        }
        return found;
    }

    /** Few letters, so that much occurs in much. */
    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
