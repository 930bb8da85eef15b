package io.freshet.cli.send;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How far one sent event was seen to get, and when. */
final class Journey {

    private final Sample sample;
    private final Map<String, Long> millisByStage = new LinkedHashMap<>();
    private String ending = "";
    private boolean ended;
    private boolean asItShould;

    Journey(Sample sample) {
        this.sample = sample;
    }

    Sample sample() {
        return sample;
    }

    /**
     * Notes a stage on the way.
     *
     * @param millis since the event was sent
     */
    void seen(String stage, long millis) {
        millisByStage.putIfAbsent(stage, millis);
    }

    /**
     * Notes the end of the way.
     *
     * @param where the row or the bad row, in words
     */
    void ended(Sample.End end, String stage, long millis, String where) {
        if (!ended) {
            seen(stage, millis);
            ended = true;
            asItShould = end == sample.end();
            ending = where;
        }
    }

    boolean hasEnded() {
        return ended;
    }

    boolean isAsItShould() {
        return asItShould;
    }

    /** Three lines: what, when it was where, how it ended. */
    String text() {
        var stages =
                millisByStage.entrySet().stream()
                        .map(stage -> stage.getKey() + " " + stage.getValue() + " ms")
                        .collect(Collectors.joining(", "));
        return "%-14s%s%n  %s%n  %s%n"
                .formatted(
                        sample.name(),
                        sample.eventId(),
                        stages,
                        ended ? verdict() : "not seen since");
    }

    private String verdict() {
        return asItShould ? ending : ending + "   <- not where it should be";
    }
}
