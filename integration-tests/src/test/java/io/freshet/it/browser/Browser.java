package io.freshet.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;

/** Headless Chromium, the one that the system has installed. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String READ_PANEL =
            """
            return [...document.querySelectorAll('[data-testid=fates] > li')]
                .map(entry => [entry.dataset.id, entry.dataset.outcome, entry.innerText]);""";

    private final ChromeDriver driver;
    private final List<JsonNode> sent = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A program of the system's search path. */
    public static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a browser.
     *
     * @param profile an empty folder
     */
    public static Browser start(Path chromium, Path chromedriver, Path profile) {
        var requests = new LoggingPreferences();
        requests.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                // Chromium refuses its sandbox to root, and small containers lack shared memory.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", requests);
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .usingAnyFreePort()
                        .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens a page of the site and waits until its tracker has started. */
    public void open(URI page) {
        driver.get(page.toString());
        awaitReady();
    }

    /** What the page says of itself in an attribute {@code data-<name>} of its body. */
    public String said(String name) {
        return String.valueOf(
                driver.findElement(By.tagName("body")).getDomAttribute("data-" + name));
    }

    /** Follows a link to another page of the site. */
    void follow(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
        awaitReady();
    }

    /** Clicks the element with this test id. */
    void click(String testId) {
        element(testId).click();
    }

    /** Moves the mouse over the element with this test id and clicks there. */
    void moveOverAndClick(String testId) {
        new Actions(driver)
                .moveToElement(element(testId), -20, 5)
                .moveByOffset(30, 4)
                .click()
                .perform();
    }

    /** The panel's entries, read in one go because the page replaces them all the time. */
    List<PanelEntry> panel() {
        var entries = new ArrayList<PanelEntry>();
        if (driver.executeScript(READ_PANEL) instanceof List<?> items) {
            for (var item : items) {
                if (item instanceof List<?> parts) {
                    entries.add(
                            new PanelEntry(
                                    String.valueOf(parts.get(0)),
                                    String.valueOf(parts.get(1)),
                                    String.valueOf(parts.get(2))));
                }
            }
        }
        return entries;
    }

    /**
     * One event in the page's panel.
     *
     * @param id event id
     * @param outcome good, row or bad
     * @param text what a person reads
     */
    record PanelEntry(String id, String outcome, String text) {}

    /** The events that the tracker has posted so far, as maps of tracker parameters. */
    List<JsonNode> sent() {
        for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            var request = json(entry.getMessage()).path("message");
            if (request.path("method").asString("").equals("Network.requestWillBeSent")) {
                note(request.path("params").path("request"));
            }
        }
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private void note(JsonNode request) {
        if (request.path("method").asString("").equals("POST")
                && request.path("url").asString("").endsWith("/tp2")) {
            assertThat(request.has("postData")).as("the browser tells what it sends").isTrue();
            try {
                Json.parse(request.path("postData").asString("")).path("data").forEach(sent::add);
            } catch (InvalidJson brokenOnPurpose) {
                return;
            }
        }
    }

    private void awaitReady() {
        Awaitility.await("the page's tracker")
                .atMost(PATIENCE)
                .until(
                        () ->
                                !driver.findElements(By.cssSelector("body[data-ready=true]"))
                                        .isEmpty());
    }

    private WebElement element(String testId) {
        return driver.findElement(By.cssSelector("[data-testid=" + testId + "]"));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalStateException(e);
        }
    }
}
