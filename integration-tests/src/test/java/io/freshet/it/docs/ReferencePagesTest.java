package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {

    private static final Pattern CODE_IN_SOURCE = Pattern.compile("\"(F\\d{4})\"");
    private static final Pattern CODE_IN_PAGE = Pattern.compile("(?m)^\\| (F\\d{4}) \\|");
    private static final Pattern METRIC_IN_SOURCE = Pattern.compile("\"(freshet_[a-z]+_[a-z_]+)\"");
    private static final Pattern METRIC_IN_PAGE =
            Pattern.compile("(?m)^\\| `(freshet_[a-z_]+)` \\|");
    private static final Pattern UNIT = Pattern.compile("_(total|seconds)$");

    private final String sources = Pages.sources();

    @Test
    void everyErrorCodeOfTheSourcesIsExplainedAndNoOther() {
        assertThat(all(CODE_IN_PAGE, Pages.text("docs/reference/errors.md")))
                .isEqualTo(all(CODE_IN_SOURCE, sources));
    }

    @Test
    void everyMetricOfThePageIsCounted() {
        for (var metric : metrics()) {
            var name = UNIT.matcher(metric).replaceFirst("");
            var withoutComponent = metric.replaceFirst("^freshet_[a-z]+_", "");
            assertThat(sources)
                    .as(metric)
                    .containsAnyOf(
                            '"' + metric + '"',
                            '"' + name + '"',
                            '"' + withoutComponent + '"',
                            metric + "{");
        }
    }

    @Test
    void everyMetricThatIsCountedIsOnThePage() {
        var documented = metrics();
        for (var metric : all(METRIC_IN_SOURCE, sources)) {
            assertThat(documented)
                    .as(metric)
                    .anyMatch(name -> name.startsWith(metric) || name.equals(metric));
        }
    }

    @Test
    void everyListOfDifferencesIsReachable() {
        var index = Pages.text("docs/reference/compatibility.md");

        assertThat(Pages.in("docs/reference/compatibility"))
                .allSatisfy(
                        page ->
                                assertThat(index)
                                        .contains("](compatibility/" + page.getFileName()));
    }

    @Test
    void everyPageIsInTheIndexOfItsFolder() {
        for (var folder : Set.of("docs/how-to", "docs/reference", "docs/decisions")) {
            var index = Pages.text(folder + "/README.md");
            assertThat(Pages.in(folder))
                    .filteredOn(page -> !page.endsWith("README.md"))
                    .filteredOn(page -> page.getParent().endsWith(folder))
                    .allSatisfy(
                            page -> assertThat(index).contains("](" + page.getFileName() + ")"));
        }
    }

    private static Set<String> metrics() {
        return all(METRIC_IN_PAGE, Pages.text("docs/reference/metrics.md"));
    }

    private static Set<String> all(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
