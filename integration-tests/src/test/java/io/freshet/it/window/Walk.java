package io.freshet.it.window;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.it.process.PipelineHome;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The browser's tests, {@code integration-tests/window/window.mjs}, run to their end.
 *
 * @param claims what they say, in their order
 * @param sent the events that pages posted and the collector took, as tracker parameters
 */
record Walk(List<Claim> claims, List<JsonNode> sent) {

    private static final Path TESTS = TestData.root().resolve("integration-tests/window");
    private static final Path OUT =
            TestData.root().resolve("integration-tests/target/window").toAbsolutePath();
    private static final long PATIENCE_MINUTES = 8;

    /**
     * One test.
     *
     * @param name the claim
     * @param passed whether it holds
     * @param why what was found instead; empty where it holds
     */
    record Claim(String name, boolean passed, String why) {}

    /** Walks through the shop and the dashboard of a running pipeline. */
    static Walk through(PipelineHome home, AskingWebapp asking, Path chromium)
            throws IOException, InterruptedException {
        Files.createDirectories(OUT);
        var claims = OUT.resolve("claims.jsonl");
        var log = OUT.resolve("node.log");
        var node =
                new ProcessBuilder(
                                "node",
                                "--test-reporter=./reporter.mjs",
                                "--test-reporter-destination=" + claims,
                                "window.mjs")
                        .directory(TESTS.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()));
        node.environment().put("FRESHET_SITE", home.siteUrl().toString());
        node.environment().put("FRESHET_TOKEN_SITE", asking.url().toString());
        node.environment().put("FRESHET_TOKEN", asking.token());
        node.environment().put("FRESHET_COLLECTOR", home.collectorUrl().toString());
        node.environment().put("FRESHET_CHROMIUM", chromium.toString());
        node.environment().put("FRESHET_WINDOW_OUT", OUT.toString());
        var process = node.start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("the browser's tests still run, see " + log);
        }
        var lines = Files.readAllLines(claims);
        if (lines.isEmpty()) {
            throw new IllegalStateException(
                    "the browser's tests did not begin:\n" + Files.readString(log));
        }
        return new Walk(readClaims(lines), readSent());
    }

    private static List<Claim> readClaims(List<String> lines) {
        var claims = new ArrayList<Claim>();
        for (var line : lines) {
            var claim = json(line);
            claims.add(
                    new Claim(
                            claim.path("name").asString(""),
                            claim.path("passed").asBoolean(false),
                            claim.path("why").asString("")));
        }
        return claims;
    }

    private static List<JsonNode> readSent() throws IOException {
        var sent = new ArrayList<JsonNode>();
        json(Files.readString(OUT.resolve("sent.json"))).forEach(sent::add);
        return sent;
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalStateException(e);
        }
    }
}
