package io.freshet.iglu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.iglu.registry.RegistryActivity.Outage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RegistryActivityTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final RegistryActivity activity = new RegistryActivity("Acme");

    @Test
    void answersAreCountedByWhatTheyWere() {
        activity.answered(new Answer.Found<>("schema"), AT);
        activity.answered(Answer.notFound(), AT);
        activity.answered(failed(RegistryError.clientFailure("403")), AT);
        activity.answered(failed(RegistryError.repoFailure("busy")), AT);
        activity.answered(failed(RegistryError.offline("Connection refused")), AT);
        activity.used();

        assertThat(activity.found()).isEqualTo(1);
        assertThat(activity.notFound()).isEqualTo(1);
        assertThat(activity.refused()).isEqualTo(1);
        assertThat(activity.unreachable()).isEqualTo(2);
        assertThat(activity.remembered()).isEqualTo(1);
    }

    @Test
    void anOutageLastsFromItsFirstQuestionWithoutAnswer() {
        activity.answered(failed(RegistryError.repoFailure("busy")), AT);
        activity.answered(failed(RegistryError.offline("Connection refused")), AT.plusSeconds(9));

        assertThat(activity.outage()).contains(new Outage(AT, "Connection refused"));
    }

    @Test
    void anyAnswerEndsAnOutage() {
        activity.answered(failed(RegistryError.repoFailure("busy")), AT);
        activity.answered(Answer.notFound(), AT);

        assertThat(activity.outage()).isEmpty();
    }

    private static Answer<String> failed(RegistryError error) {
        return new Answer.Failed<>(error);
    }
}
