package io.freshet.webapp.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.webapp.minute.Window;
import org.junit.jupiter.api.Test;

class DroppedEventsTest {

    private static final long NOW = 1_800_000_000_000L;

    private final DroppedEvents dropped = new DroppedEvents();

    @Test
    void whatWasDroppedBeforeExplainsNothingThatIsMissingSince() {
        dropped.seen(1_000_000, NOW - 3_000_000);
        dropped.seen(1_000_000, NOW - 600_000);
        dropped.seen(1_000_007, NOW - 60_000);

        assertThat(dropped.atMost(Window.QUARTER, NOW - 600_000, NOW)).isEqualTo(7);
        assertThat(dropped.atMost(Window.DAY, NOW - 80_000_000, NOW)).isEqualTo(1_000_007);
    }

    @Test
    void anEnricherThatWasStartedAgainCountsFromNought() {
        dropped.seen(50, NOW - 600_000);
        dropped.seen(3, NOW - 300_000);
        dropped.seen(5, NOW - 60_000);

        assertThat(dropped.atMost(Window.QUARTER, NOW - 500_000, NOW)).isEqualTo(5);
    }
}
