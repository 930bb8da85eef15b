package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.Areas;
import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.setup.SetUp;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about doctor lists the checks that there are. */
class DoctorPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([a-z]*) ?\\| `([a-z-]+)` \\|");

    @Test
    void namesEveryCheckInOrderAndNoOther() {
        var nothing =
                new SetUp(
                        null,
                        null,
                        null,
                        null,
                        null,
                        new SetUp.Files(null, null),
                        SetUp.Overrides.NONE,
                        List.of());
        var checks =
                Areas.of(nothing, List.of(), true, false).stream()
                        .map(Area::checks)
                        .flatMap(List::stream)
                        .toList();

        var page = Pages.text("docs/how-to/find-out-what-is-wrong.md");
        assertThat(ROW.matcher(page).results().map((MatchResult row) -> row.group(2)))
                .containsExactlyElementsOf(checks);
    }
}
