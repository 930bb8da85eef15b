package io.freshet.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private final EventIds ids = EventIds.random();

    @Test
    void anIdIsAUuidThatHoldsItsNumber() {
        var id = ids.id(1_234_567);

        assertThat(UUID.fromString(id)).hasToString(id);
        assertThat(ids.numbersIn("{\"eid\":\"" + id + "\"}")).containsExactly(1_234_567);
    }

    @Test
    void eachEventOfARequestIsFoundInWhatIsSent() {
        var load = new Load(ids);

        assertThat(ids.numbersIn(load.target(6))).isEqualTo(Load.events(6));
        assertThat(ids.numbersIn(load.body(7))).isEqualTo(Load.events(7));
    }

    @Test
    void eventsAreNumberedWithoutGapsAndKnowTheirRequest() {
        var events = IntStream.range(0, 9).mapToObj(Load::events).flatMap(e -> e.stream());

        assertThat(events).isEqualTo(IntStream.range(0, Load.eventsOf(9)).boxed().toList());
        assertThat(
                        IntStream.range(0, 9)
                                .allMatch(
                                        r ->
                                                Load.events(r).stream()
                                                        .allMatch(e -> Load.request(e) == r)))
                .isTrue();
    }

    @Test
    void idsOfAnotherRunAreNotCounted() {
        assertThat(ids.numbersIn(new EventIds("ffffffff-1111-4000-8000-").id(1))).isEmpty();
    }
}
