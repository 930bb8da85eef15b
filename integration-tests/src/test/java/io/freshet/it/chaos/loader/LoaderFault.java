package io.freshet.it.chaos.loader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Something to be done at a moment of the run.
 *
 * @param atMillis after the first event was sent
 * @param kind what is done
 * @param loader which loader it is done to
 * @param outageMillis how long the database is away
 */
record LoaderFault(long atMillis, Kind kind, int loader, long outageMillis) {

    static final int LOADERS = 2;

    private static final int LONGEST_OUTAGE_MILLIS = 5_000;

    enum Kind {
        KILL_LOADER,
        RESTART_DATABASE
    }

    /** Moments spread over the time in which events are sent, in order. */
    static List<LoaderFault> plan(LoaderChaosSettings settings) {
        var random = new Random(settings.seed());
        long millis = Math.max(1_000, settings.events() * 1000L / settings.perSecond());
        var plan = new ArrayList<LoaderFault>();
        for (int i = 0; i < settings.kills(); i++) {
            plan.add(
                    new LoaderFault(
                            random.nextLong(millis), Kind.KILL_LOADER, random.nextInt(LOADERS), 0));
        }
        for (int i = 0; i < settings.restarts(); i++) {
            plan.add(
                    new LoaderFault(
                            random.nextLong(millis),
                            Kind.RESTART_DATABASE,
                            0,
                            random.nextInt(LONGEST_OUTAGE_MILLIS)));
        }
        plan.sort(Comparator.comparingLong(LoaderFault::atMillis));
        return plan;
    }
}
