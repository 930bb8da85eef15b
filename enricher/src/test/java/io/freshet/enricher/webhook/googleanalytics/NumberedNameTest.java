package io.freshet.enricher.webhook.googleanalytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedNameTest {

    @ParameterizedTest
    @CsvSource({
        "cd12, cd, {IFcd=12}",
        "pr1id, prid, {IFpr=1}",
        "promo3nm, promonm, {IFpromo=3}",
        "pr1cd2, prcd, '{IFprcd=1, IFcd=2}'",
        "il2pi5nm, ilpinm, '{IFilpi=2, IFpi=5}'",
        "il2pi5cd7, ilpicd, '{IFilpicd=2, IFpicd=5, IFcd=7}'",
        "pr1xYz, prxYz, {IFpr=1}"
    })
    void wordsAndNumbersAreTakenApart(String name, String letters, String indices) {
        var parsed = NumberedName.parse(name).orElseThrow();

        assertThat(parsed.letters()).isEqualTo(letters);
        assertThat(parsed.indices()).hasToString(indices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz9",
                "pr",
                "1pr",
                "pr1_",
                "PR1id",
                "il1pi2cd3x",
                "pr1id\n",
                "cd\u0663",
                ""
            })
    void otherNamesAreRefused(String name) {
        assertThat(NumberedName.parse(name)).isEmpty();
    }

    @Test
    void digitsOfAnyScriptAskForAnIndex() {
        assertThat(NumberedName.hasNumber("pr1id")).isTrue();
        assertThat(NumberedName.hasNumber("cd\u0663")).isTrue();
        assertThat(NumberedName.hasNumber("tid")).isFalse();
    }
}
