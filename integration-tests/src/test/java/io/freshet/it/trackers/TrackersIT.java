package io.freshet.it.trackers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.it.browser.Browser;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tracker says was delivered stands in the topic exactly once, and nothing else does. */
class TrackersIT {

    private static final Path TRACKERS = TestData.root().resolve("integration-tests/trackers");

    @TempDir private static Path directory;
    private static CollectorWithBroker collector;

    @BeforeAll
    static void start() throws Exception {
        collector = CollectorWithBroker.start(directory.resolve("kafka"));
    }

    @AfterAll
    static void stop() {
        if (collector != null) {
            collector.close();
        }
    }

    @Test
    void everyEventOfTheBrowserTrackerArrivesOnce() throws Exception {
        var chromium = Browser.find("chromium");
        var chromedriver = Browser.find("chromedriver");
        var installed = chromium.isPresent() && chromedriver.isPresent();
        assertThat(installed || !"1".equals(System.getenv("FRESHET_REQUIRE_BROWSER")))
                .as("FRESHET_REQUIRE_BROWSER=1, but there is no chromium with chromedriver")
                .isTrue();
        assumeTrue(installed, "no chromium with chromedriver here");
        List<String> tracked;
        try (var site = TrackerSite.start(TRACKERS);
                var browser =
                        Browser.start(
                                chromium.orElseThrow(),
                                chromedriver.orElseThrow(),
                                directory.resolve("profile"))) {
            browser.open(site.page(collector.url()));
            tracked = List.of(browser.said("tracked").split(" "));
            assertThat(browser.said("failures")).isEmpty();
        }

        // Six calls for each of three trackers.
        assertThat(tracked).hasSize(18);
        assertArrivedOnce("browser", tracked);
        assertThat(sent("browser"))
                .extracting(event -> event.method() + " " + event.kind())
                .contains("POST pv", "POST se", "POST ue", "GET pv", "GET se", "GET ue");
    }

    @Test
    void everyEventOfTheNodeTrackerArrivesOnce() throws Exception {
        var node =
                new ProcessBuilder("node", "node.mjs", collector.url().toString())
                        .directory(TRACKERS.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var printed = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).isZero();
        var tracked = List.of(printed.strip().split(" "));

        assertThat(tracked).hasSize(14);
        assertArrivedOnce("node", tracked);
        assertThat(sent("node"))
                .extracting(event -> event.method() + " " + event.kind())
                .contains("POST pv", "POST pp", "POST se", "POST ue", "POST tr", "POST ti")
                .contains("GET pv", "GET pp", "GET se", "GET ue", "GET tr", "GET ti");
    }

    @Test
    void everyEventOfTheJavaTrackerArrivesOnce() throws Exception {
        var tracked = new ArrayList<String>();
        tracked.addAll(JavaTracker.send(collector.url(), 1));
        tracked.addAll(JavaTracker.send(collector.url(), 3));
        tracked.addAll(JavaTracker.send(collector.url(), 50));

        assertThat(tracked).hasSize(21);
        assertArrivedOnce(JavaTracker.APP, tracked);
        assertThat(sent(JavaTracker.APP))
                .extracting(TrackedEvent::kind)
                .contains("pv", "se", "ue", "tr", "ti");
    }

    private static void assertArrivedOnce(String app, List<String> tracked) throws Exception {
        assertThat(sent(app))
                .extracting(TrackedEvent::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(tracked);
        assertThat(collector.badRows()).isZero();
    }

    private static List<TrackedEvent> sent(String app) throws Exception {
        return collector.events().stream().filter(event -> event.app().equals(app)).toList();
    }
}
