package io.freshet.enricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldTextTest {

    @Test
    void tabBecomesFourSpacesAndOtherControlsGo() {
        assertThat(FieldText.clean("a\tb\r\nc\u0000d\u007fe")).isEqualTo("a    bcde");
    }

    @Test
    void everythingElseStays() {
        var text = "  \u0085 \u2028 \u00a0 \ufeff \uD83D\uDE00  ";

        assertThat(FieldText.clean(text)).isSameAs(text);
    }

    @Test
    void nothingLeftIsNull() {
        assertThat(FieldText.clean("")).isNull();
        assertThat(FieldText.clean("\n\r")).isNull();
        assertThat(FieldText.cleanOrNull(null)).isNull();
    }
}
