package io.freshet.iglu.validation.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.iglu.validation.pattern.BoundedSearch.TooManySteps;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BoundedSearchTest {

    private static final String TEXT = "a".repeat(40) + "!";

    @Test
    void aPatternIsFoundAnywhere() {
        assertThat(BoundedSearch.isFound(Pattern.compile("a!$"), TEXT, 1_000)).isTrue();
        assertThat(BoundedSearch.isFound(Pattern.compile("b"), TEXT, 1_000)).isFalse();
    }

    @Test
    void aPatternThatGoesBackwardsSeesTheTextToo() {
        assertThat(BoundedSearch.isFound(Pattern.compile("(a+)!(?<=a!)"), TEXT, 1_000)).isTrue();
        assertThat(BoundedSearch.isFound(Pattern.compile("(a)\\1!"), TEXT, 1_000)).isTrue();
    }

    @Test
    void oneThatTriesAllWaysIsGivenUp() {
        assertThatThrownBy(
                        () -> BoundedSearch.isFound(Pattern.compile("(.*a){12}b"), TEXT, 100_000))
                .isInstanceOf(TooManySteps.class);
    }
}
