package io.freshet.enricher.enrichment.iab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentListsTest {

    private static final LocalDate DAY = LocalDate.of(2023, 11, 14);

    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            textBlock =
                    """
                    Mozilla|1|1, mozilla/5.0, true
                    Mozilla|1|1, like mozilla, false
                    Mozilla|1|0, like mozilla, true
                    Mozilla|1, like mozilla, true
                    Mozilla|0|0, mozilla/5.0, false
                    Mozilla|yes|0, mozilla/5.0, false
                    Mozilla|0|0|11/15/2023, mozilla/5.0, true
                    Mozilla|0|0|11/14/2023, mozilla/5.0, false
                    Mozilla|0|0|1/2/2024, mozilla/5.0, true
                    Mozilla|0|0|13/01/2023, mozilla/5.0, true
                    Mozilla|0|0|soon, mozilla/5.0, false
                    ' Mozilla | 1 | 1 ', mozilla/5.0, true
                    """)
    void browserIsWhatAnActiveLineFits(String line, String userAgent, boolean isBrowser)
            throws IOException {
        var list = IncludeList.read(ListFiles.of(folder, "# browsers", "", "never|1", line));

        assertThat(list.has(userAgent, DAY)).isEqualTo(isBrowser);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    Bot|1||1|0|0, a bot, ACTIVE PAGE_IMPRESSIONS
                    Bot|1||1|1|0, a bot, ACTIVE AD_IMPRESSIONS
                    Bot|1||1|2|0, a bot, ACTIVE PAGE_AND_AD_IMPRESSIONS
                    Bot|1||1|0|1, a bot, -
                    Bot|1||1|0|1, bot, ACTIVE PAGE_IMPRESSIONS
                    Bot|0||1|0|0, a bot, -
                    Bot|0||1|0|0|11/14/2023, a bot, INACTIVE PAGE_IMPRESSIONS
                    Bot|0||1|0|0|11/15/2023, a bot, ACTIVE PAGE_IMPRESSIONS
                    Bot|1||1|0|0|11/14/2023, a bot, INACTIVE PAGE_IMPRESSIONS
                    'Bot|1|Cubot, ,botanica|1|0|0', cubot, -
                    'Bot|1|Cubot, ,botanica|1|0|0', a botanical, -
                    'Bot|1|Cubot, ,botanica|1|0|0', bot, ACTIVE PAGE_IMPRESSIONS
                    '"Bot|net"|1||1|0|0', a bot|net, ACTIVE PAGE_IMPRESSIONS
                    '"the ""Bot""\"|1||1|0|0', 'the "bot"', ACTIVE PAGE_IMPRESSIONS
                    B\u00d6t|1||1|0|0, a b\u00f6t, ACTIVE PAGE_IMPRESSIONS
                    """)
    void robotIsWhatALineFitsWithoutException(String line, String userAgent, String verdict)
            throws IOException {
        var list = ExcludeList.read(ListFiles.of(folder, "# robots", line));

        assertThat(list.check(userAgent, DAY).map(UserAgentListsTest::text).orElse(null))
                .isEqualTo(verdict);
    }

    private static String text(Verdict verdict) {
        assertThat(verdict.reason()).isEqualTo(Verdict.Reason.FAILED_UA_EXCLUDE);
        return verdict.category().name().replace("_SPIDER_OR_ROBOT", "")
                + " "
                + verdict.primaryImpact();
    }

    @Test
    void ofSeveralLinesTheFirstThatFitsCounts() throws IOException {
        var list =
                ExcludeList.read(
                        ListFiles.of(
                                folder,
                                "spider|1|good spider|1|0|0",
                                "bot|1||1|1|0",
                                "spider|1||1|2|0"));

        assertThat(list.check("bot spider", DAY).orElseThrow().primaryImpact())
                .isEqualTo(Verdict.Impact.PAGE_IMPRESSIONS);
        assertThat(list.check("good spider", DAY).orElseThrow().primaryImpact())
                .isEqualTo(Verdict.Impact.PAGE_AND_AD_IMPRESSIONS);
    }

    @Test
    void listWithoutAnyBrowserIsRefused() throws IOException {
        var file = ListFiles.of(folder, "<html>", "<body>Not found</body>", "</html>");

        assertThatThrownBy(() -> IncludeList.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("names no browser");
    }

    @Test
    void unknownImpactIsRefusedUnlessTheLineIsNeverUsed() throws IOException {
        var file = ListFiles.of(folder, "crawler|0||1|x|0", "bot|1||1|3|0");

        assertThatThrownBy(() -> ExcludeList.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("line 2 has the impact '3' (fifth value); it should be 0, 1 or 2");
    }

    @Test
    void emptyExcludeListExcludesNobody() throws IOException {
        assertThat(ExcludeList.read(ListFiles.of(folder)).check("bot", DAY)).isEmpty();
    }
}
