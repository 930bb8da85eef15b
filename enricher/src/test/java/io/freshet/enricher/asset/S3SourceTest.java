package io.freshet.enricher.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3SourceTest {

    private static final AssetSettings SETTINGS =
            new AssetSettings(
                    Duration.ofDays(1), Duration.ofSeconds(10), 100, Duration.ofMillis(5));

    @TempDir private Path folder;
    private S3Server server;
    private S3Client client;

    @BeforeEach
    void serve() throws IOException {
        // the chain reads them before files and instances are asked
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.region", "eu-central-1");
        server = new S3Server();
        client =
                S3Access.client(
                        Map.of("AWS_ENDPOINT_URL_S3", server.endpoint())::get,
                        Duration.ofSeconds(5));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.region");
    }

    @Test
    void fetchesTheObjectWithTheUsualCredentials() throws IOException {
        var target = folder.resolve("0");

        var version = source("lists/n").fetch(null, target).orElseThrow();

        assertThat(target).hasContent("1");
        assertThat(version.tag()).isEqualTo("\"49\"");
        assertThat(server.requests).containsExactly("GET /bucket/lists/n null");
    }

    @Test
    void anUnchangedObjectIsNotSentAgain() throws IOException {
        var known = source("lists/n").fetch(null, folder.resolve("0")).orElseThrow();

        assertThat(source("lists/n").fetch(known, folder.resolve("1"))).isEmpty();
        assertThat(server.requests).last().isEqualTo("GET /bucket/lists/n \"49\"");

        server.content = "2";
        assertThat(source("lists/n").fetch(known, folder.resolve("2"))).isPresent();
        assertThat(folder.resolve("2")).hasContent("2");
    }

    @Test
    void aMissingObjectIsALastingFailure() {
        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> source("lists/none").fetch(null, folder.resolve("0")))
                .withMessage("the store answered 404 NoSuchKey")
                .matches(AssetException::isLasting);
    }

    @Test
    void aFailingStoreIsAskedOnceAndAgainLater() {
        server.failWith = 503;

        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> source("lists/n").fetch(null, folder.resolve("0")))
                .withMessageStartingWith("the store answered 503")
                .matches(failure -> !failure.isLasting());
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void aCutObjectIsNotTaken() {
        server.cuts = true;

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> source("lists/n").fetch(null, folder.resolve("0")));
    }

    @Test
    void aTooLargeObjectIsNotTaken() {
        server.content = "1".repeat(101);

        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> source("lists/n").fetch(null, folder.resolve("0")))
                .withMessage("it has more than 100 bytes");
    }

    @Test
    void whoMayNotReadItIsToldSo() {
        System.setProperty("aws.accessKeyId", "AKIDOTHER");

        assertThatExceptionOfType(AssetException.class)
                .isThrownBy(() -> source("lists/n").fetch(null, folder.resolve("0")))
                .withMessage("the store answered 403 AccessDenied")
                .matches(AssetException::isLasting);
    }

    @Test
    void anAddressOfS3IsAnAssetAsAnyOther() throws IOException {
        var target = Files.createDirectory(folder.resolve("copies"));
        var file =
                new AssetFile(
                        "n", address("lists/n"), source("lists/n"), target, InstantSource.system());

        file.check();

        assertThat(file.view(Numbers.READER).current()).isEqualTo(1);
    }

    private S3Source source(String key) {
        return S3Source.of(address(key), client, SETTINGS);
    }

    private static AssetAddress address(String key) {
        return new AssetAddress(URI.create("s3://bucket/" + key));
    }
}
