package io.freshet.it.browser;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium, the one that the system has installed. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

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

    @Override
    public void close() {
        driver.quit();
    }

    private void awaitReady() {
        Awaitility.await("the page's tracker")
                .atMost(PATIENCE)
                .until(
                        () ->
                                !driver.findElements(By.cssSelector("body[data-ready=true]"))
                                        .isEmpty());
    }
}
