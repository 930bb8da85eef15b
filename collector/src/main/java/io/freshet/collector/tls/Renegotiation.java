package io.freshet.collector.tls;

/**
 * Second handshakes on one connection. TLS 1.2 lets clients ask for them; nobody but attackers
 * does, because they cost the server more than the client.
 */
final class Renegotiation {

    private static final String REFUSED = "jdk.tls.rejectClientInitiatedRenegotiation";

    private Renegotiation() {}

    /**
     * Has the JDK end connections that ask for one. There is no narrower switch than this one for
     * all servers in the process, and it counts only before the first handshake.
     */
    static void refuse() {
        if (System.getProperty(REFUSED) == null) {
            System.setProperty(REFUSED, "true");
        }
    }
}
