package io.freshet.enricher.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAssetTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Assets assets =
            new Assets(
                    new AssetSettings(
                            Duration.ofMillis(20),
                            Duration.ofSeconds(10),
                            1_000,
                            Duration.ofMillis(5)),
                    meters);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        assets.close();
    }

    @Test
    void aReplacedFileIsReadAgain() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "1");
        var asset = assets.get(file.toUri(), Numbers.READER);

        var next = Files.writeString(folder.resolve("next"), "2");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);

        await().untilAsserted(() -> assertThat(asset.current()).isEqualTo(2));
    }

    @Test
    void aFileThatVanishedIsKept() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "1");
        var asset = assets.get(file.toUri(), Numbers.READER);

        Files.delete(file);
        await().until(() -> checks("failed") > 0);

        assertThat(asset.current()).isEqualTo(1);
        assertThat(assets.statuses())
                .singleElement()
                .extracting("failure")
                .isEqualTo("there is no such file");
    }

    @Test
    void aHalfWrittenFileIsNotTaken() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "1");
        var asset = assets.get(file.toUri(), Numbers.READER);

        Files.writeString(file, "2 and mo");
        await().until(() -> checks("failed") > 0);
        assertThat(asset.current()).isEqualTo(1);

        Files.writeString(file, "22");
        await().untilAsserted(() -> assertThat(asset.current()).isEqualTo(22));
    }

    @Test
    void aPlainPathIsAnAddressToo() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "7");

        var asset = assets.get(URI.create(file.toString()), Numbers.READER);

        assertThat(asset.current()).isEqualTo(7);
    }

    @Test
    void whoAsksWithTheSameReaderSharesWhatWasRead() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "7").toUri();
        var reads = new AtomicInteger();
        AssetReader<Integer> counting =
                path -> {
                    reads.incrementAndGet();
                    return Numbers.READER.read(path);
                };

        var one = assets.get(file, counting);
        var two = assets.get(file, counting);
        var text = assets.get(file, Files::readString);

        assertThat(two).isSameAs(one);
        assertThat(reads).hasValue(1);
        assertThat(text.current()).isEqualTo("7");
        assertThat(assets.statuses()).hasSize(1);
    }

    @Test
    void allReadersGetTheNewOneOrNone() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "1");
        var number = assets.get(file.toUri(), Numbers.READER);
        var text = assets.get(file.toUri(), Files::readString);

        Files.writeString(file, "no number");
        await().until(() -> checks("failed") > 0);

        assertThat(List.of(number.current().toString(), text.current())).containsOnly("1");
    }

    @Test
    void theStatusTellsWhatIsUsed() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "1");
        assets.get(file.toUri(), Numbers.READER);

        var status = assets.statuses().get(0);

        assertThat(status.name()).isEqualTo("n");
        assertThat(status.bytes()).isEqualTo(1);
        // echo -n 1 | sha256sum
        assertThat(status.digest())
                .isEqualTo("6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b");
        assertThat(status.failure()).isNull();
        assertThat(meters.get("freshet_enricher_asset_age_seconds").tag("asset", "n").gauge())
                .satisfies(age -> assertThat(age.value()).isBetween(0.0, 60.0));
    }

    @Test
    void filesOfTheSameNameAreToldApart() throws IOException {
        for (var name : List.of("a", "b")) {
            var file = Files.createDirectory(folder.resolve(name)).resolve("n");
            assets.get(Files.writeString(file, "1").toUri(), Numbers.READER);
        }

        assertThat(assets.statuses()).extracting(AssetStatus::name).containsExactly("n", "n-2");
    }

    @Test
    void aMissingFileIsRefusedAtStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assets.get(folder.resolve("none").toUri(), Numbers.READER))
                .withMessageContaining("none cannot be used: there is no such file. Put the file");
    }

    @Test
    void whatTheReaderRefusesIsRefusedAtStart() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "one");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> assets.get(file.toUri(), Numbers.READER))
                .withMessageContaining("cannot be used: it cannot be read: For input string");
        assertThat(assets.statuses()).isEmpty();
    }

    @Test
    void noFilesAreLeftBehind() throws IOException {
        var file = Files.writeString(folder.resolve("n"), "1");
        assets.get(file.toUri(), Numbers.READER);
        var copies = assets.directory().path();

        assets.close();

        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(copies).doesNotExist();
    }

    private double checks(String outcome) {
        return meters.counter("freshet_enricher_asset_checks", "asset", "n", "outcome", outcome)
                .count();
    }
}
