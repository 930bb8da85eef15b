package io.freshet.enricher.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.freshet.enricher.asset.FaultyServer.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpAssetTest {

    private static final AssetSettings OFTEN =
            new AssetSettings(
                    Duration.ofMillis(20), Duration.ofMillis(500), 1_000, Duration.ofMillis(5));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Assets assets = new Assets(OFTEN, meters);
    private FaultyServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new FaultyServer("1");
    }

    @AfterEach
    void close() {
        assets.close();
        server.close();
    }

    @Test
    void aNewFileIsSwappedInWithoutRestart() {
        var asset = get("/list.txt");
        assertThat(asset.current()).isEqualTo(1);

        server.serve("2", "");

        await().untilAsserted(() -> assertThat(asset.current()).isEqualTo(2));
        assertThat(checks("changed")).isEqualTo(1);
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        server.serve("1", "\"v1\"");
        get("/list.txt");

        await().until(() -> server.requests.size() > 2);

        assertThat(server.requests).startsWith("200 null", "304 \"v1\"", "304 \"v1\"");
    }

    @Test
    void aFileKnownByItsTimeAloneIsAskedForByIt() {
        server.lastModified = "Tue, 15 Nov 1994 12:45:26 GMT";
        get("/list.txt");

        await().until(() -> server.requests.size() > 1);

        assertThat(server.requests.get(1)).isEqualTo("304 Tue, 15 Nov 1994 12:45:26 GMT");
    }

    @Test
    void aTimeOfJustNowIsNotReliedUpon() {
        server.lastModified = "Fri, 31 Dec 2199 23:59:59 GMT";
        get("/list.txt");

        await().until(() -> server.requests.size() > 1);

        assertThat(server.requests.get(1)).isEqualTo("200 null");
        await().until(() -> checks("unchanged") > 0);
        assertThat(checks("changed")).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void theLastGoodOneStaysThroughAnyFaultAndIsReplacedAfterIt(Fault fault) {
        var asset = get("/list.txt");

        server.serve("2", "\"v2\"");
        server.fault = fault;
        await().until(() -> checks("failed") > 1);

        assertThat(asset.current()).isEqualTo(1);
        assertThat(assets.statuses()).singleElement().extracting("failure").isNotNull();

        server.fault = Fault.NONE;
        await().untilAsserted(() -> assertThat(asset.current()).isEqualTo(2));
        assertThat(assets.statuses()).singleElement().extracting("failure").isNull();
    }

    @Test
    void theLastGoodOneStaysWhenTheNewOneIsGarbage() {
        var asset = get("/list.txt");

        server.serve("<html>please log in</html>", "");
        await().until(() -> checks("failed") > 1);

        assertThat(asset.current()).isEqualTo(1);
        assertThat(assets.statuses())
                .singleElement()
                .extracting("failure")
                .asString()
                .startsWith("it cannot be read: ");

        server.serve("3", "");
        await().untilAsserted(() -> assertThat(asset.current()).isEqualTo(3));
    }

    @Test
    void aFileThatGrewTooLargeIsNotTaken() {
        var asset = get("/list.txt");

        server.serve(" ".repeat(2_000) + "2", "");

        await().until(() -> checks("failed") > 0);
        assertThat(asset.current()).isEqualTo(1);
        assertThat(assets.statuses())
                .singleElement()
                .extracting("failure")
                .isEqualTo("it has more than 1000 bytes");
    }

    @Test
    void theFirstFetchIsTriedAgain() {
        server.fault = Fault.STATUS_500;
        var recovery = new Thread(() -> recoverAfterRequests());
        recovery.start();

        var patient =
                new Assets(
                        new AssetSettings(
                                Duration.ofDays(1),
                                Duration.ofSeconds(30),
                                1_000,
                                Duration.ofMillis(200)),
                        meters);

        try (patient) {
            assertThat(patient.get(server.address("/list.txt"), Numbers.READER).current())
                    .isEqualTo(1);
        }
    }

    private void recoverAfterRequests() {
        await().pollInterval(Duration.ofMillis(1)).until(() -> server.faults() > 0);
        server.fault = Fault.NONE;
    }

    @Test
    void withoutAFirstOneNothingStarts() {
        server.fault = Fault.STATUS_404;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/list.txt?token=secret"))
                .withMessageStartingWith("the asset " + server.address("/list.txt"))
                .withMessageContaining("cannot be used: the server answered 404. Put the file")
                .withMessageNotContaining("secret");
    }

    @Test
    void redirectsAreFollowed() {
        assertThat(get("/moved").current()).isEqualTo(1);
    }

    @Test
    void aRedirectLoopEnds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> get("/loop"))
                .withMessageContaining("more than 5 redirects");
    }

    @Test
    void userAndPasswordAreSentAndNotShown() {
        var address = server.address("/list.txt").toString().replace("//", "//ada:secret@");
        assets.get(URI.create(address), Numbers.READER);

        // echo -n ada:secret | base64
        assertThat(server.authorizations).first().isEqualTo("Basic YWRhOnNlY3JldA==");
        assertThat(assets.statuses())
                .singleElement()
                .extracting("address")
                .isEqualTo(server.address("/list.txt").toString());
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        URI nobody;
        try (var gone = new FaultyServer("")) {
            nobody = gone.address("/list.txt");
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> assets.get(nobody, Numbers.READER))
                .withMessageContaining(nobody + " cannot be used: ConnectException");
    }

    private Asset<Integer> get(String path) {
        return assets.get(server.address(path), Numbers.READER);
    }

    private double checks(String outcome) {
        return meters.counter(
                        "freshet_enricher_asset_checks", "asset", "list.txt", "outcome", outcome)
                .count();
    }
}
