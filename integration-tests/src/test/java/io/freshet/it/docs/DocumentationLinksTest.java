package io.freshet.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentationLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Path> pages() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md").map(TestData.root()::resolve),
                        Pages.in("docs").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToWhatIsThere(Path page) {
        var broken = new ArrayList<String>();
        var links = LINK.matcher(withoutCode(page));
        while (links.find()) {
            var link = links.group(1);
            if (!link.matches("[a-z]+:.*") && !resolves(page, link)) {
                broken.add(link);
            }
        }

        assertThat(broken).isEmpty();
    }

    private static boolean resolves(Path page, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(TestData.root()) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(target).contains(parts[1]);
    }

    /** Headings as the usual renderers name them. */
    private static List<String> anchors(Path page) {
        return HEADING.matcher(withoutCode(page))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static String withoutCode(Path page) {
        return Pages.text(page).replaceAll("(?ms)^```.*?^```$", "");
    }
}
