package io.freshet.enricher.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/com.acme/v1, com.acme/v1",
        "com.acme/v1/, com.acme/v1",
        "/com.acme/v%201, com.acme/v%201",
        "/i, com.snowplowanalytics.snowplow/tp1",
        "/i?e=pv, com.snowplowanalytics.snowplow/tp1",
        "/ice.png, com.snowplowanalytics.snowplow/tp1",
        "/ice.png/x/y, com.snowplowanalytics.snowplow/tp1",
    })
    void pathsOfTwoSegmentsAndThePixelsOfOldAreKnown(String path, String expected) {
        assertThat(Api.ofPath(path)).map(Api::toString).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "/i/", "/a//", "/x/y/z", "/index.html"})
    void otherPathsAreNot(String path) {
        assertThat(Api.ofPath(path)).isEmpty();
    }
}
