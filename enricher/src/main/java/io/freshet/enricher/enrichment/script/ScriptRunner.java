package io.freshet.enricher.enrichment.script;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.enrichment.script.ScriptMetrics.Trouble;
import io.freshet.enricher.enrichment.script.ScriptRun.End;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * Runs one script on events. Threads that call at the same time have a room each, so that one
 * thread alone always finds the globals of its last event. Thread-safe.
 */
public final class ScriptRunner implements AutoCloseable {

    /** What comes up with the first call takes more than any later one; so does loading. */
    private static final int GRACE = 10;

    private final Script script;
    private final ScriptSettings settings;
    private final Sandbox sandbox;
    private final ScriptMetrics metrics;
    private final Breaker breaker;
    private final Watchdog watchdog;
    private final @Nullable String invalid;
    private final ConcurrentLinkedDeque<ScriptRoom> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean isWarm = new AtomicBoolean();

    /**
     * Compiles the script.
     *
     * @param metrics counts what keeps it from doing its work
     * @param clock tells how long a script is left alone
     * @throws IllegalArgumentException if it is no JavaScript and the settings refuse that, or if
     *     an allowed class is not there
     */
    public ScriptRunner(
            Script script, ScriptSettings settings, ScriptMetrics metrics, InstantSource clock) {
        this.script = script;
        this.settings = settings;
        this.sandbox = new Sandbox(settings);
        this.metrics = metrics;
        this.breaker = new Breaker(clock);
        this.invalid = compile();
        this.watchdog = new Watchdog(settings.timeLimit());
    }

    private @Nullable String compile() {
        try (var context = sandbox.room()) {
            context.parse(script.source());
            return null;
        } catch (PolyglotException e) {
            if (settings.refusesInvalid()) {
                throw new IllegalArgumentException(ScriptError.page(e), e);
            }
            return ScriptError.words(e);
        }
    }

    /** Runs the script on an event; the draft itself is not changed. */
    public ScriptRun run(DraftView draft) {
        if (invalid != null) {
            return new ScriptRun(Map.of(), new End.Invalid(invalid));
        }
        if (breaker.isOpen()) {
            metrics.count(Trouble.LEFT_ALONE);
            return new ScriptRun(
                    Map.of(),
                    new End.Failed(
                            "not called, because it was stopped %d times in a row; it is tried"
                                            .formatted(Breaker.MOST_STOPS)
                                    + " again every %d s".formatted(Breaker.PAUSE.toSeconds())));
        }
        var waiting = idle.pollFirst();
        return run(waiting == null ? open() : waiting, draft);
    }

    private ScriptRoom open() {
        var room = new ScriptRoom(script, sandbox, watchdog);
        watchdog.add(room);
        return room;
    }

    private ScriptRun run(ScriptRoom room, DraftView draft) {
        var event = new ScriptedEvent(draft);
        var end = room.isLoaded() ? null : load(room);
        if (end == null) {
            end = process(room, event, draft);
        }
        return new ScriptRun(event.changes(), end);
    }

    /** Null when the script is ready. */
    private @Nullable End load(ScriptRoom room) {
        var attempt = Attempt.of(newCall(GRACE), room::load);
        if (attempt.stop() != null) {
            abandon(room);
            breaker.trip();
            return stopped(attempt.stop(), "while it was loaded, ");
        }
        if (attempt.error() != null) {
            discard(room, attempt);
            return new End.Failed(attempt.error());
        }
        return null;
    }

    private End process(ScriptRoom room, ScriptedEvent event, DraftView draft) {
        var call = newCall(isWarm.compareAndSet(false, true) ? GRACE : 1);
        var attempt = Attempt.of(call, ofCall -> room.process(event, draft, ofCall));
        if (attempt.stop() != null) {
            abandon(room);
            breaker.stopped();
            return stopped(attempt.stop(), "");
        }
        breaker.ended();
        if (attempt.isSound()) {
            idle.addFirst(room);
        } else {
            discard(room, attempt);
        }
        if (event.isDropped()) {
            return new End.Dropped();
        }
        return attempt.error() == null
                ? new End.Returned(attempt.json(), event.erasesContexts())
                : new End.Failed(attempt.error());
    }

    private Call newCall(int grace) {
        return new Call(settings.memoryLimit() * grace, grace);
    }

    private End stopped(Call.Stop stop, String when) {
        metrics.count(stop == Call.Stop.TIME ? Trouble.TIME : Trouble.MEMORY);
        var limit =
                stop == Call.Stop.TIME
                        ? "longer than %d ms".formatted(settings.timeLimit().toMillis())
                        : "more than %d bytes of memory".formatted(settings.memoryLimit());
        return new End.Failed(when + "it took " + limit + " and was stopped");
    }

    /** What was stopped in the middle is not used again. */
    private void abandon(ScriptRoom room) {
        watchdog.remove(room);
        room.abandon();
    }

    private void discard(ScriptRoom room, Attempt attempt) {
        if (!attempt.isSound()) {
            sandbox.renew();
        }
        discard(room);
    }

    private void discard(ScriptRoom room) {
        watchdog.remove(room);
        room.close();
    }

    @Override
    public void close() {
        watchdog.close();
        for (var room = idle.pollFirst(); room != null; room = idle.pollFirst()) {
            discard(room);
        }
    }
}
