package io.freshet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstScreenTest {

    @Test
    void showsWhereEverythingIsAndWhatToTryNext() {
        var screen =
                new FirstScreen(
                        "http://localhost:8080",
                        "http://localhost:8090",
                        "postgresql://sp_user:****@127.0.0.1:5432/igludb",
                        "127.0.0.1:9092",
                        List.of("snowplow_raw_good", "snowplow_raw_bad"),
                        "http://127.0.0.1:8000/metrics",
                        ".freshet",
                        Duration.ofMillis(5240));

        assertThat(screen.text())
                .isEqualTo(
                        """
                        freshet is ready after 5.2 s

                          demo site   http://localhost:8090
                          dashboard   http://localhost:8090/dashboard/
                          collector   http://localhost:8080
                          postgres    postgresql://sp_user:****@127.0.0.1:5432/igludb
                          kafka       127.0.0.1:9092
                            topics    snowplow_raw_good
                                      snowplow_raw_bad
                          admin       http://127.0.0.1:8000/metrics
                          data in     .freshet

                        Now try: freshet send
                        Ctrl-C stops it; what was collected is kept.
                        """);
    }
}
