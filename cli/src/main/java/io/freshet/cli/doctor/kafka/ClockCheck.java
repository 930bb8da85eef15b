package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether records come from the future: then a clock is wrong, theirs or ours. */
final class ClockCheck extends TopicCheck {

    static final Duration TOLERANCE = Duration.ofMinutes(1);

    ClockCheck() {
        super("no record is from the future");
    }

    @Override
    public String name() {
        return "record-clock";
    }

    @Override
    void look(ClusterFacts facts, TopicFacts topic, List<Finding> into) {
        var seen = facts.seen();
        var newest = topic.newest();
        if (seen == null || newest == null) {
            return;
        }
        var ahead = Duration.between(seen.at(), newest);
        if (ahead.compareTo(TOLERANCE) > 0) {
            into.add(
                    Finding.warn(
                            topic.name(),
                            "a record is "
                                    + Figures.time(ahead)
                                    + " ahead of the clock here: "
                                    + facts.usersOf(topic.name()),
                            "set the clocks of this machine and of whoever writes by NTP"));
        }
    }
}
