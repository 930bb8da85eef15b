package io.freshet.runtime.kafka;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Says in our words why brokers do not do what they were asked. */
public final class BrokerTrouble {

    private BrokerTrouble() {}

    /**
     * The failure to tell: the brokers refuse who we are (F1003), refuse what we want (F1007), or
     * cannot be reached (F1001).
     *
     * @param cause as Kafka's clients throw it, wrapped or not
     */
    public static StartFailure of(KafkaSettings kafka, Throwable cause) {
        var refused = find(cause, AuthenticationException.class);
        if (refused.isPresent()) {
            return refusedLogin(kafka, refused.get());
        }
        var forbidden = find(cause, AuthorizationException.class);
        if (forbidden.isPresent()) {
            return forbidden(kafka, forbidden.get());
        }
        return failure(
                "F1001",
                "no Kafka broker can be reached",
                kafka,
                BootstrapAddresses.look(kafka.bootstrapServers())
                        + "; Kafka's client: "
                        + deepestReason(cause),
                "start the broker, or give its address with --kafka or in the configuration",
                cause);
    }

    private static StartFailure refusedLogin(KafkaSettings kafka, AuthenticationException cause) {
        var protocol = kafka.properties().getOrDefault("security.protocol", "PLAINTEXT");
        var mechanism = kafka.properties().get("sasl.mechanism");
        return failure(
                "F1003",
                "the brokers and this client do not accept each other ("
                        + (mechanism == null ? protocol : protocol + " with " + mechanism)
                        + ")",
                kafka,
                deepestReason(cause),
                "see kafka.preset, username, password and caFile; 'freshet config print' shows what"
                        + " is in force",
                cause);
    }

    private static StartFailure forbidden(KafkaSettings kafka, AuthorizationException cause) {
        return failure(
                "F1007",
                "the brokers do not let this client do what it needs to",
                kafka,
                String.valueOf(cause.getMessage()),
                "an administrator gives it the rights that 'freshet topics acls' prints",
                cause);
    }

    private static StartFailure failure(
            String code, String what, KafkaSettings kafka, String why, String fix, Throwable e) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(code, what, kafka.bootstrapServers(), why, fix),
                e);
    }

    private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
        return chain(cause).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String deepestReason(Throwable cause) {
        var deepest = chain(cause).reduce(cause, (first, last) -> last);
        var message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }

    private static Stream<Throwable> chain(Throwable cause) {
        return Stream.iterate(cause, e -> e != null, Throwable::getCause);
    }
}
