package io.freshet.cli.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.cli.setup.PortOwner;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.problem.StartFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    private static final PortOwner NOBODY = new PortOwner(Path.of("/nowhere"));

    @Test
    void freePortsPass() {
        assertThatCode(() -> PortCheck.require(ports(8080, 5432), port -> true, NOBODY))
                .doesNotThrowAnyException();
    }

    @Test
    void aTakenPortNamesItsFlag() {
        assertThatThrownBy(() -> PortCheck.require(ports(8080, 5432), port -> port != 5432, NOBODY))
                .isInstanceOf(StartFailure.class)
                .hasMessage(
                        """
                        F6002  port 5432 is taken, and the Postgres needs it
                          where  127.0.0.1:5432
                          why    another process listens there
                          fix    stop that process, or choose another port with --postgres-port""");
    }

    @Test
    void aPortGivenTwiceNamesBothFlags() {
        assertThatThrownBy(() -> PortCheck.require(ports(9092, 5432), port -> true, NOBODY))
                .hasMessageContaining("--kafka-port")
                .hasMessageContaining("it is given to --collector-port too");
    }

    @Test
    void portsOfForeignServersAreNotAsked() {
        var ports = new UpPorts(8080, 8090, 8000, OptionalInt.empty(), OptionalInt.empty());

        assertThatCode(() -> PortCheck.require(ports, port -> port > 7000, NOBODY))
                .doesNotThrowAnyException();
    }

    @Test
    void theOwnerOfARealPortIsFoundWhereTheSystemTells() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = ports(taken.getLocalPort(), FreePorts.one());

            assertThatThrownBy(
                            () ->
                                    PortCheck.require(
                                            ports,
                                            port -> port != taken.getLocalPort(),
                                            PortOwner.ofThisMachine()))
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageFindingMatch(
                            "process " + ProcessHandle.current().pid() + "|another process");
        }
    }

    private static UpPorts ports(int collector, int postgres) {
        return new UpPorts(collector, 8090, 8000, OptionalInt.of(9092), OptionalInt.of(postgres));
    }
}
