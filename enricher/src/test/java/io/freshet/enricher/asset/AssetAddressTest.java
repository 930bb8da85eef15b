package io.freshet.enricher.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://ada:pw@h.example:8443/a/b.mmdb?sig=s#f, https://h.example:8443/a/b.mmdb, b.mmdb",
        "s3://bucket_1/a/b.mmdb, s3://bucket_1/a/b.mmdb, b.mmdb",
        "file:///a/b.mmdb, file:/a/b.mmdb, b.mmdb",
        "/a/b.mmdb, /a/b.mmdb, b.mmdb",
        "b.mmdb, b.mmdb, b.mmdb",
    })
    void isShownWithoutSecrets(URI address, String shown, String fileName) {
        assertThat(new AssetAddress(address)).hasToString(shown);
        assertThat(new AssetAddress(address).fileName()).isEqualTo(fileName);
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/a, f.csv, https://h.example/a/f.csv",
        "https://h.example/a/, f.csv, https://h.example/a/f.csv",
        "https://h.example/a?sig=s, f.csv, https://h.example/a/f.csv?sig=s",
        "/data, f.csv, /data/f.csv",
    })
    void folderAndFileMakeAnAddress(String folder, String file, URI address) {
        assertThat(Assets.address(folder, file)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    gs://b/f        | gs: is not asked here. Use the object's https address
                    abfss://c@a/f   | abfss: is not asked here. Use the object's https address
                    ftp://h/f       | ftp: is not known. Known are file, http, https and s3
                    http:/f         | names no host
                    s3://bucket     | is not of the form s3://bucket/key
                    """)
    void whatCannotBeAskedIsRefused(URI address, String why) {
        try (var assets = new Assets()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> assets.get(address, Numbers.READER))
                    .withMessageContaining(why);
        }
    }

    @Test
    void failuresLengthenTheWaitUpToThePeriod() {
        var settings = AssetSettings.DEFAULT;

        assertThat(settings.nextCheck(0)).hasDays(7);
        assertThat(settings.nextCheck(1)).hasSeconds(1);
        assertThat(settings.nextCheck(4)).hasSeconds(8);
        assertThat(settings.nextCheck(1_000_000)).hasHours(1);
    }
}
