package io.freshet.cli.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.doctor.kafka.Trouble.Kind;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

class TroublesTest {

    @Test
    void whatIsThrownTellsTheSortOfTrouble() {
        assertThat(kind(new ExecutionException(new SaslAuthenticationException("no"))))
                .isEqualTo(Kind.LOGIN);
        assertThat(kind(new ExecutionException(new SslAuthenticationException("no"))))
                .isEqualTo(Kind.CERTIFICATE);
        assertThat(kind(new ExecutionException(new ClusterAuthorizationException("no"))))
                .isEqualTo(Kind.RIGHTS);
        var address = new ConfigException("No resolvable bootstrap urls given");
        assertThat(kind(new KafkaException("Failed to create new client", address)))
                .isEqualTo(Kind.ADDRESS);
        assertThat(kind(new KafkaException("Failed", new ConfigException("Invalid value"))))
                .isEqualTo(Kind.SETTINGS);
        assertThat(kind(new TimeoutException())).isEqualTo(Kind.AWAY);
    }

    @Test
    void theDeepestWordsAreTold() {
        var thrown = new ExecutionException(new SaslAuthenticationException("bad password"));

        assertThat(Troubles.of(thrown).message()).isEqualTo("bad password");
    }

    private static Kind kind(Throwable thrown) {
        return Troubles.of(thrown).kind();
    }
}
