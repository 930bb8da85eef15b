package io.freshet.webapp.api;

import io.freshet.webapp.api.Doctor.Finding;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST settings/doctor}: has the set-up looked over and answers at once; what was found is
 * there as soon as it is. One visit at a time, and soon after one its findings are still good.
 */
public final class DoctorVisit implements Endpoint, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(DoctorVisit.class);
    private static final long GOOD_MILLIS = 5_000;
    private static final long LONGEST_MILLIS = 60_000;
    private static final List<String> LEVELS = List.of("fail", "warn", "skip", "pass");

    private final Doctor doctor;
    private final Clock clock;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    task -> {
                        var daemon = new Thread(task, "site-doctor");
                        daemon.setDaemon(true);
                        return daemon;
                    });
    private @Nullable Future<?> running;
    private long startedAt;
    private int visits;
    private @Nullable Report last;

    /**
     * Nobody was asked yet.
     *
     * @param clock when visits were
     */
    public DoctorVisit(Doctor doctor, Clock clock) {
        this.doctor = doctor;
        this.clock = clock;
    }

    /**
     * What a visit found.
     *
     * @param trouble why it found nothing
     */
    private record Report(long at, long took, List<Finding> findings, @Nullable String trouble) {}

    @Override
    public Answer answer(Request request) {
        begin();
        var seen = seen();
        return Answer.json(seen)
                .table("findings", "area", "check", "level", "about", "what", "fix");
    }

    private synchronized void begin() {
        var isFresh = last != null && clock.millis() - last.at() < GOOD_MILLIS;
        if (running == null && !isFresh) {
            startedAt = clock.millis();
            visits++;
            var number = visits;
            running = thread.submit(() -> visit(number));
        }
    }

    private void visit(int number) {
        Report report;
        var started = clock.millis();
        try {
            var findings = doctor.examine();
            report = new Report(clock.millis(), clock.millis() - started, findings, null);
        } catch (RuntimeException defect) {
            LOGGER.atError().addKeyValue("error", defect.toString()).log("the doctor failed");
            report = failed(started, "the doctor failed; see the log of the webapp");
        }
        synchronized (this) {
            // Of one that took too long that was told, and another may have begun.
            if (number == visits) {
                last = report;
                running = null;
            }
        }
    }

    private Report failed(long started, String why) {
        return new Report(clock.millis(), clock.millis() - started, List.of(), why);
    }

    /** What is known: whether somebody looks just now, and what was found the last time. */
    synchronized ObjectNode seen() {
        giveUp();
        var json = JsonNodeFactory.instance.objectNode().put("running", running != null);
        var report = last;
        if (report == null) {
            return json;
        }
        json.put("at", report.at()).put("tookMillis", report.took());
        if (report.trouble() != null) {
            json.put("trouble", report.trouble());
        }
        for (var level : LEVELS) {
            json.put(
                    level, report.findings().stream().filter(f -> f.level().equals(level)).count());
        }
        var findings = json.putArray("findings");
        for (var finding : report.findings()) {
            var entry =
                    findings.addObject()
                            .put("area", finding.area())
                            .put("check", finding.check())
                            .put("level", finding.level())
                            .put("about", finding.about())
                            .put("what", finding.what());
            if (finding.fix() != null) {
                entry.put("fix", finding.fix());
            }
        }
        return json;
    }

    private void giveUp() {
        var visit = running;
        if (visit != null && clock.millis() - startedAt > LONGEST_MILLIS) {
            visit.cancel(true);
            visits++;
            running = null;
            last = failed(startedAt, "no end after 60 s: what it asks does not answer");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
