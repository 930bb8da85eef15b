package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.InstanceId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.List;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.Test;

class PgLoaderTest {

    @Test
    void aLoaderWhoseNameAnotherOneHasTakenEndsAndSaysSo() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.setPollException(new FencedInstanceIdException("sample"));
        var loader =
                new PgLoader(
                        ConfigSource.text(
                                        PgLoaderConfig.NAME,
                                        "test",
                                        "postgres.url = \"jdbc:postgresql://db/x\"")
                                .load(PgLoaderConfig::read)
                                .config(),
                        Subscription.to("sample"),
                        consumer,
                        List.of(),
                        new ArrayDeque<>(),
                        new LoaderMetrics(new SimpleMeterRegistry()));

        loader.run();

        assertThat(loader.health().isLive()).isFalse();
        assertThat(loader.health().detail()).isEqualTo(InstanceId.TAKEN);
        assertThat(consumer.closed()).isTrue();
    }
}
