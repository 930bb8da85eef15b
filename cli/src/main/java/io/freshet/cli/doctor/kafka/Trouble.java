package io.freshet.cli.doctor.kafka;

/**
 * Why brokers cannot be asked.
 *
 * @param kind what sort of trouble
 * @param message in the words of whoever refused
 */
record Trouble(Kind kind, String message) {

    /** Sorts of trouble, each with its own way out. */
    enum Kind {
        /** The address leads nowhere. */
        ADDRESS(
                "correct kafka.bootstrapServers, or give the brokers' address from here with --kafka"),
        /** Nobody answers, or not in the protocol we speak. */
        AWAY(
                "start the brokers, or correct kafka.bootstrapServers (--kafka for this command) and"
                        + " security.protocol: brokers that want TLS do not answer without it"),
        /** The brokers do not believe who we are. */
        LOGIN(
                "correct sasl.mechanism and sasl.jaas.config in kafka.properties: user, password, and"
                        + " whether the brokers offer the mechanism"),
        /** Certificates are not believed. */
        CERTIFICATE(
                "correct ssl.truststore.location (the authority that signed the brokers'"
                        + " certificates) and ssl.keystore.location in kafka.properties"),
        /** Known, and not allowed to ask. */
        RIGHTS("let the user describe the cluster and its topics: allow DESCRIBE"),
        /** The settings make no client. */
        SETTINGS("correct kafka.properties");

        private final String fix;

        Kind(String fix) {
            this.fix = fix;
        }

        /** What to do. */
        String fix() {
            return fix;
        }
    }
}
