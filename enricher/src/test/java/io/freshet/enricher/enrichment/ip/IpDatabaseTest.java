package io.freshet.enricher.enrichment.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.freshet.enricher.uri.IpText;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpDatabaseTest {

    @TempDir private Path folder;

    @Test
    void findsTheEntryOfANetwork() throws IOException {
        var database = IpDatabase.read(fixture("GeoIP2-City"), Place.class, List.of("City"));

        var place = database.find(address("2.125.160.217")).orElseThrow();

        assertThat(place.country()).extracting(Place.Area::code).isEqualTo("GB");
        assertThat(place.location()).isEqualTo(new Place.Location(51.75, -1.25, "Europe/London"));
        assertThat(database.find(address("2.125.160.217"))).containsSame(place);
        assertThat(database.find(address("10.0.0.1"))).isEmpty();
    }

    @Test
    void theSmallestPartOfTheCountryIsTheRegion() throws IOException {
        var database = IpDatabase.read(fixture("GeoIP2-City"), Place.class, List.of("City"));

        // in West Berkshire, in England
        var place = database.find(address("2.125.160.217")).orElseThrow();

        assertThat(place.region()).extracting(Place.Area::code).isEqualTo("WBK");
    }

    @Test
    void aPlaceMayBeNextToNothing() throws IOException {
        var database = IpDatabase.read(fixture("GeoIP2-City"), Place.class, List.of("City"));

        // of this network only the continent is known
        assertThat(database.find(address("2.3.3.3")))
                .contains(new Place(null, null, null, null, null));
    }

    @Test
    void aDatabaseOfAnotherKindIsRefused() {
        assertThatIOException()
                .isThrownBy(
                        () ->
                                IpDatabase.read(
                                        fixture("GeoIP2-ISP"),
                                        Place.class,
                                        List.of("City", "Enterprise")))
                .withMessage("it is a GeoIP2-ISP database, not one of City, Enterprise");
    }

    @Test
    void aCutFileIsRefused() throws IOException {
        var whole = Files.readAllBytes(fixture("GeoIP2-City"));
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length / 2));

        assertThatIOException()
                .isThrownBy(() -> IpDatabase.read(cut, Place.class, List.of("City")))
                .withMessageStartingWith("it is no MaxMind DB file: ");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        var empty = Files.createFile(folder.resolve("empty"));

        assertThatIOException()
                .isThrownBy(() -> IpDatabase.read(empty, Place.class, List.of("City")));
    }

    private static Path fixture(String name) {
        return TestData.path("enrich/fixtures/mmdb/" + name + "-Test.mmdb");
    }

    private static InetAddress address(String text) {
        return IpText.parse(text).orElseThrow();
    }
}
