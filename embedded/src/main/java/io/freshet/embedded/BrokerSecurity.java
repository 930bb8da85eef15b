package io.freshet.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Listeners of an embedded broker that ask who is there, and an authorizer that lets nobody do what
 * was not allowed. The broker talks to itself over a plain listener on loopback, so this is for
 * tests and trials on one machine.
 *
 * @param host the name that clients are told to connect to
 * @param listeners ports of clients' listeners by their protocol, such as {@code SASL_SSL}
 * @param properties further settings of {@code server.properties}
 * @param users SCRAM-SHA-512 passwords by user name
 * @param superusers users that may do everything
 */
public record BrokerSecurity(
        String host,
        Map<String, Integer> listeners,
        Map<String, String> properties,
        Map<String, String> users,
        List<String> superusers) {

    private static final String OWN_LISTENER = "INTERNAL";

    public BrokerSecurity {
        listeners = Map.copyOf(listeners);
        properties = Map.copyOf(properties);
        users = Map.copyOf(users);
        superusers = List.copyOf(superusers);
    }

    /** The arguments of a broker's first formatting that make its users. */
    List<String> scramArguments() {
        return users.entrySet().stream()
                .map(
                        user ->
                                "SCRAM-SHA-512=[name=%s,password=%s]"
                                        .formatted(user.getKey(), user.getValue()))
                .toList();
    }

    /**
     * Adds listeners, authorizer and all that was given to a broker's settings.
     *
     * @param ownPort of the plain listener
     */
    void applyTo(Properties broker, int controllerPort, int ownPort) {
        var addresses = new TreeMap<String, String>();
        listeners.forEach(
                (name, port) -> addresses.put(name, BrokerProperties.LOOPBACK + ":" + port));
        addresses.put(OWN_LISTENER, BrokerProperties.LOOPBACK + ":" + ownPort);
        var advertised = new TreeMap<>(addresses);
        listeners.forEach((name, port) -> advertised.put(name, host + ":" + port));
        var bound = new TreeMap<>(addresses);
        bound.put(
                BrokerProperties.CONTROLLER_LISTENER,
                BrokerProperties.LOOPBACK + ":" + controllerPort);
        broker.setProperty("listeners", joined(bound));
        broker.setProperty("advertised.listeners", joined(advertised));
        broker.setProperty("inter.broker.listener.name", OWN_LISTENER);
        broker.setProperty(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL,"
                        + OWN_LISTENER
                        + ":PLAINTEXT,"
                        + BrokerProperties.CONTROLLER_LISTENER
                        + ":PLAINTEXT");
        broker.setProperty(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        broker.setProperty("super.users", superuserList());
        broker.putAll(properties);
    }

    /** The broker itself is nobody on its own plain listener. */
    private String superuserList() {
        var all = new ArrayList<>(superusers);
        all.add("ANONYMOUS");
        return all.stream().map(user -> "User:" + user).collect(Collectors.joining(";"));
    }

    private static String joined(Map<String, String> addresses) {
        return addresses.entrySet().stream()
                .map(address -> address.getKey() + "://" + address.getValue())
                .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "BrokerSecurity[" + listeners + "]";
    }
}
