package io.freshet.loader.pg.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartNameTest {

    @Test
    void aPartIsNamedAfterItsTableAndTime() {
        assertThat(PartName.of("events", "_2026_11")).isEqualTo("events_2026_11");
        assertThat(PartName.of("events", "_2026_11_21")).isEqualTo("events_2026_11_21");
        assertThat(PartName.of("x".repeat(52), "_2026_11_21"))
                .isEqualTo("x".repeat(52) + "_2026_11_21");
    }

    @Test
    void aLongTableNameIsCutAndGetsAHashOfAllOfIt() {
        var start = "com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommer";
        var one = PartName.of(start + "_one", "_2026_11_21");
        var two = PartName.of(start + "_two", "_2026_11_21");

        assertThat(one).hasSize(63).matches(start.substring(0, 43) + "_[0-9a-f]{8}_2026_11_21");
        assertThat(two).hasSize(63).isNotEqualTo(one);
        assertThat(PartName.of(start + "_one", "_2026_11_21")).isEqualTo(one);
        assertThat(PartName.of(start + "_one", "_2026_12")).endsWith("_2026_12").hasSize(63);
    }

    @Test
    void bytesCountNotCharacters() {
        var name = PartName.of("é".repeat(31), "_default");

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(name).startsWith("é").endsWith("_default");
    }
}
