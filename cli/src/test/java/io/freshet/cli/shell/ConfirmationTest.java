package io.freshet.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {

    private final StringWriter asked = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "Yes\n", " y \n"})
    void aYesIsAYes(String answer) {
        assertThat(confirmation(answer).isGiven("Change it?")).isTrue();
        assertThat(asked).hasToString("Change it? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yellow\n", "j\n"})
    void anythingElseIsANo(String answer) {
        assertThat(confirmation(answer).isGiven("Change it?")).isFalse();
    }

    @Test
    void withoutATerminalNobodyCanBeAsked() {
        // surefire's standard input is no keyboard
        assertThat(Confirmation.atTheTerminal(new PrintWriter(asked)).isPossible()).isFalse();
    }

    private Confirmation confirmation(String answer) {
        return new Confirmation(
                new BufferedReader(new StringReader(answer)), new PrintWriter(asked), true);
    }
}
