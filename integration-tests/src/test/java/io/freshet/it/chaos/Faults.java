package io.freshet.it.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Notes faults as they are made. */
final class Faults {

    private final List<Noted> noted = new ArrayList<>();

    private record Noted(Fault.Kind kind, long beginMillis, long restoredMillis) {}

    /** Something is away from now on. */
    void begin(Fault.Kind kind) {
        noted.add(new Noted(kind, System.currentTimeMillis(), Long.MAX_VALUE));
    }

    /** What was taken away last of the two, collector or broker, is there again. */
    void restored(boolean ofTheBroker) {
        for (var i = noted.size() - 1; i >= 0; i--) {
            var fault = noted.get(i);
            if (ofTheBroker != (fault.kind() == Fault.Kind.COLLECTOR_KILLED)) {
                noted.set(
                        i,
                        new Noted(fault.kind(), fault.beginMillis(), System.currentTimeMillis()));
                return;
            }
        }
        throw new IllegalStateException("nothing was taken away");
    }

    /** When the last restored thing was restored. */
    long lastRestoredMillis() {
        return noted.stream().mapToLong(Noted::restoredMillis).max().orElse(0);
    }

    /**
     * All of them.
     *
     * @param healthySince when the pipeline was healthy, at a moment or after it
     */
    List<Fault> list(LongFunction<OptionalLong> healthySince) {
        return noted.stream()
                .map(
                        fault ->
                                new Fault(
                                        fault.kind(),
                                        fault.beginMillis(),
                                        fault.restoredMillis(),
                                        healthySince
                                                .apply(fault.restoredMillis())
                                                .orElse(Long.MAX_VALUE)))
                .toList();
    }
}
