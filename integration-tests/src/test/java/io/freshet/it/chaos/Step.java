package io.freshet.it.chaos;

import java.time.Duration;
import java.util.List;

/**
 * One line of a plan.
 *
 * @param action what is done
 * @param pause how long nothing else is done after it
 */
record Step(Action action, Duration pause) {

    /** What can be done. */
    enum Action {
        /** Waits until the senders have caught up: nearly all that was begun is answered. */
        CATCH_UP,
        /** Kills the collector and starts it at once; done when it listens. */
        KILL_COLLECTOR,
        /** Stops the broker in good order. */
        STOP_BROKER,
        /** Kills the broker. */
        KILL_BROKER,
        /** Starts the broker; done when it can be used. */
        START_BROKER,
        /** Suspends the broker's process: connections stay, nothing answers. */
        FREEZE_BROKER,
        /** Lets it go on. */
        THAW_BROKER,
        /** Waits until the collector says that it is healthy. */
        AWAIT_HEALTHY
    }

    private static final Duration NONE = Duration.ZERO;

    /**
     * All faults: a kill in calm times, an outage by a stop, an outage by a kill with a kill of the
     * collector in its middle and another one just after it, a broker that hangs.
     *
     * @param outage how long the broker is away each time; it hangs for a third of it
     * @param calm how long it runs undisturbed in between
     */
    static List<Step> allFaults(Duration outage, Duration calm) {
        return List.of(
                new Step(Action.CATCH_UP, calm),
                new Step(Action.KILL_COLLECTOR, NONE),
                new Step(Action.AWAIT_HEALTHY, NONE),
                new Step(Action.CATCH_UP, calm),
                new Step(Action.STOP_BROKER, outage),
                new Step(Action.START_BROKER, NONE),
                new Step(Action.AWAIT_HEALTHY, NONE),
                new Step(Action.CATCH_UP, calm),
                new Step(Action.KILL_BROKER, outage.dividedBy(2)),
                new Step(Action.KILL_COLLECTOR, outage.dividedBy(2)),
                new Step(Action.START_BROKER, Duration.ofSeconds(1)),
                new Step(Action.KILL_COLLECTOR, NONE),
                new Step(Action.AWAIT_HEALTHY, NONE),
                new Step(Action.CATCH_UP, calm),
                new Step(Action.FREEZE_BROKER, outage.dividedBy(3)),
                new Step(Action.THAW_BROKER, NONE),
                new Step(Action.AWAIT_HEALTHY, NONE),
                new Step(Action.CATCH_UP, calm));
    }

    /**
     * One outage and one kill in its middle.
     *
     * @param outage how long the broker is away
     * @param calm how long it runs undisturbed before and after
     */
    static List<Step> oneOutage(Duration outage, Duration calm) {
        return List.of(
                new Step(Action.CATCH_UP, calm),
                new Step(Action.STOP_BROKER, outage.dividedBy(2)),
                new Step(Action.KILL_COLLECTOR, outage.dividedBy(2)),
                new Step(Action.START_BROKER, NONE),
                new Step(Action.AWAIT_HEALTHY, NONE),
                new Step(Action.CATCH_UP, calm));
    }
}
