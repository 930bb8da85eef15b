package io.freshet.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceRunnerTest {

    private static final AdminSettings NO_ADMIN = new AdminSettings(false, "127.0.0.1", 0);

    @Test
    void startsAndClosesInOrderWhenStopped() {
        var service = new FakeService("one", Health.ready());
        var runner = new ServiceRunner();
        runner.stop();

        var end = runner.runUntilStopped(service, NO_ADMIN, Meters.bare(), Map.of());

        assertThat(end).isEqualTo(ExitCode.OK);
        assertThat(service.calls).containsExactly("start", "close");
    }

    @Test
    void endsWhenTheServiceFails() {
        var service = new FakeService("one", Health.failed("broken"));

        var end = ServiceRunner.run(service, NO_ADMIN, Meters.bare(), Map.of());

        assertThat(end).isEqualTo(ExitCode.FAILED);
        assertThat(service.calls).containsExactly("start", "close");
    }
}
