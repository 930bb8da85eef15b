package io.freshet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void portsAreFreeAndDifferent() {
        var ports = FreePorts.several(20);

        assertThat(ports).hasSize(20).doesNotHaveDuplicates().allMatch(FreePorts::isFree);
    }

    @Test
    void aPortInUseIsNotFree() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
