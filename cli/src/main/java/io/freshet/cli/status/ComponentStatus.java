package io.freshet.cli.status;

import io.freshet.runtime.admin.ServiceLine;
import io.freshet.runtime.admin.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How one component is.
 *
 * @param component its name; empty where nobody answers
 * @param admin where it was asked
 * @param state the word of {@code /ready}; {@code away} where nobody answers
 * @param detail what it waits for or what failed
 * @param perSecond events that come in; empty where it handles none, or nobody looked twice
 * @param waiting records that wait for it
 * @param oldest how long the oldest of them has existed; empty where nobody knows
 * @param difference events that its ledger misses; empty where it keeps none
 */
record ComponentStatus(
        String component,
        URI admin,
        String state,
        String detail,
        OptionalDouble perSecond,
        OptionalLong waiting,
        Optional<Duration> oldest,
        OptionalLong difference) {

    static final String AWAY = "away";

    /** All components of a process, from two looks at it. */
    static List<ComponentStatus> of(URI admin, ProcessLook before, ProcessLook now) {
        var trouble = now.trouble();
        if (trouble != null) {
            return List.of(
                    new ComponentStatus(
                            "",
                            admin,
                            AWAY,
                            trouble,
                            OptionalDouble.empty(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            OptionalLong.empty()));
        }
        return now.services().stream().map(line -> of(line, admin, before, now)).toList();
    }

    private static ComponentStatus of(
            ServiceLine line, URI admin, ProcessLook before, ProcessLook now) {
        var stage = Stage.of(line.name());
        return new ComponentStatus(
                line.name(),
                admin,
                line.state(),
                line.detail(),
                stage.map(of -> rate(of, before, now)).orElse(OptionalDouble.empty()),
                stage.map(of -> of.waiting(now.scrape())).orElse(OptionalLong.empty()),
                stage.flatMap(of -> of.oldest(now.scrape())),
                stage.map(of -> OptionalLong.of(of.difference(before.scrape(), now.scrape())))
                        .orElse(OptionalLong.empty()));
    }

    private static OptionalDouble rate(Stage stage, ProcessLook before, ProcessLook now) {
        var was = stage.in(before.scrape());
        var is = stage.in(now.scrape());
        if (was.isEmpty() || is.isEmpty() || now.nanos() <= before.nanos()) {
            return OptionalDouble.empty();
        }
        // A process that was started again counts from nought.
        var came = Math.max(0, is.getAsDouble() - was.getAsDouble());
        return OptionalDouble.of(came * 1e9 / (now.nanos() - before.nanos()));
    }

    /** Whether nobody answered. */
    boolean isAway() {
        return state.equals(AWAY);
    }

    /** Whether it does its work and misses nothing. */
    boolean isWell() {
        return state.equals("ready") && difference.orElse(0) == 0;
    }
}
