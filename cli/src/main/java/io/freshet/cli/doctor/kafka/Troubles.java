package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.kafka.Trouble.Kind;
import javax.net.ssl.SSLException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.jspecify.annotations.Nullable;

/** Tells from what a Kafka client throws what sort of trouble it is. */
final class Troubles {

    private static final int DEEPEST = 8;

    private Troubles() {}

    static Trouble of(Throwable thrown) {
        var message = String.valueOf(thrown.getMessage());
        @Nullable Throwable at = thrown;
        for (int i = 0; at != null && i < DEEPEST; i++, at = at.getCause()) {
            if (at.getMessage() != null) {
                message = at.getMessage();
            }
            var found = kind(at);
            if (found != null) {
                return new Trouble(found, message);
            }
        }
        return new Trouble(Kind.AWAY, message);
    }

    private static @Nullable Kind kind(Throwable at) {
        if (at instanceof SslAuthenticationException || at instanceof SSLException) {
            return Kind.CERTIFICATE;
        }
        if (at instanceof AuthenticationException) {
            return Kind.LOGIN;
        }
        if (at instanceof AuthorizationException) {
            return Kind.RIGHTS;
        }
        if (at instanceof ConfigException) {
            return String.valueOf(at.getMessage()).contains("bootstrap")
                    ? Kind.ADDRESS
                    : Kind.SETTINGS;
        }
        return null;
    }
}
