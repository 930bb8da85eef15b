package io.freshet.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {

    @TempDir Path folder;

    @Test
    void librariesAreThoseOfTheListsThatShip() throws IOException {
        Files.writeString(
                folder.resolve("sbom.cdx.json"),
                """
                {"components": [
                 {"group": "org.slf4j", "name": "slf4j-api", "version": "2", "licenses": [{"license": {"id": "MIT"}}]},
                 {"group": "a", "name": "two", "version": "1", "licenses":
                   [{"license": {"id": "UPL-1.0"}}, {"license": {"name": "Their own"}}]},
                 {"name": "bare", "licenses": [{"expression": "MIT OR Apache-2.0"}]}]}""");
        Files.writeString(
                folder.resolve("sbom-webapp.cdx.json"),
                """
                {"components": [{"group": "@snowplow", "name": "browser-tracker", "version": "4",
                                 "licenses": [{"license": {"id": "BSD-3-Clause"}}]}]}""");

        assertThat(lines(folder))
                .containsExactly(
                        "Freshet  Apache-2.0",
                        "org.slf4j:slf4j-api 2 MIT",
                        "a:two 1 UPL-1.0, Their own",
                        "bare  MIT OR Apache-2.0",
                        "@snowplow/browser-tracker 4 BSD-3-Clause");
    }

    @Test
    void withoutADistributionTheListsAreNamed() {
        assertThat(lines(folder)).hasSize(3).anyMatch(line -> line.contains("sbom.cdx.json"));
        assertThat(lines(null)).hasSize(3);
    }

    @Test
    void aListThatCannotBeReadIsTold() throws IOException {
        Files.writeString(folder.resolve("sbom.cdx.json"), "{");

        assertThat(lines(folder)).anyMatch(line -> line.startsWith("sbom.cdx.json cannot be read"));
    }

    private static List<String> lines(Path of) {
        return StreamSupport.stream(new Licences(of).list().spliterator(), false)
                .map(
                        line ->
                                line.path("name").asString()
                                        + " "
                                        + line.path("version").asString("")
                                        + " "
                                        + line.path("licence").asString())
                .toList();
    }
}
