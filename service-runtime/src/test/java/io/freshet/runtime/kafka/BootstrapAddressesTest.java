package io.freshet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class BootstrapAddressesTest {

    @Test
    void eachAddressIsToldWithWhatBecameOfIt() throws Exception {
        int closed;
        try (var open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                closed = other.getLocalPort();
            }
            var servers = "localhost:%d, 127.0.0.1:%d,SSL".formatted(open.getLocalPort(), closed);

            assertThat(BootstrapAddresses.look(servers).split("; "))
                    .containsExactly(
                            "localhost:" + open.getLocalPort() + " takes connections (127.0.0.1)",
                            "127.0.0.1:" + closed + ": Connection refused",
                            "SSL has no port");
        }
    }

    @Test
    void aNameThatNobodyKnowsIsSaidToBeSo() {
        assertThat(BootstrapAddresses.look("no-such-host.invalid:9092"))
                .isEqualTo("no-such-host.invalid:9092: the name is not known here");
    }
}
