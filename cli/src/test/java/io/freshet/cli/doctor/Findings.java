package io.freshet.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.doctor.check.Level;

/** What tests claim of findings. */
public final class Findings {

    private Findings() {}

    /** Finds nothing wrong, and says so. */
    public static <F> void assertSound(Check<F> check, F facts) {
        assertThat(check.look(facts))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.level()).isEqualTo(Level.PASS));
    }

    /** Has nothing to look at. */
    public static <F> void assertSilent(Check<F> check, F facts) {
        assertThat(check.look(facts)).isEmpty();
    }

    /** Finds one thing that is wrong, and gives it back. */
    public static <F> Finding only(Level level, Check<F> check, F facts) {
        var wrong =
                check.look(facts).stream()
                        .filter(finding -> finding.level() != Level.PASS)
                        .toList();
        assertThat(wrong).hasSize(1);
        assertThat(wrong.get(0).level()).isEqualTo(level);
        return wrong.get(0);
    }
}
