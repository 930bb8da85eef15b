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
            if (settings.refuseInvalid()) {
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
        var room = new ScriptRoom(script, sandbox);
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
        var call = new Call(settings.memoryLimit() * GRACE, GRACE);
        watchdog.wake();
        PolyglotException error = null;
        try {
            room.load(call);
        } catch (PolyglotException e) {
            error = e;
        }
        var stop = end(call, error);
        if (stop != null) {
            discard(room);
            breaker.trip();
            return stopped(stop, "while it was loaded, ");
        }
        if (error != null) {
            discard(room);
            return new End.Failed(ScriptError.words(error));
        }
        return null;
    }

    private End process(ScriptRoom room, ScriptedEvent event, DraftView draft) {
        var grace = isWarm.compareAndSet(false, true) ? GRACE : 1;
        var call = new Call(settings.memoryLimit() * grace, grace);
        watchdog.wake();
        PolyglotException error = null;
        String json = null;
        try {
            json = room.process(event, draft, call);
        } catch (PolyglotException e) {
            error = e;
        }
        var stop = end(call, error);
        if (stop != null) {
            discard(room);
            breaker.stopped();
            return stopped(stop, "");
        }
        breaker.ended();
        idle.addFirst(room);
        if (event.isDropped()) {
            return new End.Dropped();
        }
        return error == null
                ? new End.Returned(json, event.erasesContexts())
                : new End.Failed(ScriptError.words(error));
    }

    private static Call.@Nullable Stop end(Call call, @Nullable PolyglotException error) {
        if (error != null && error.isResourceExhausted()) {
            call.outOfMemory();
        }
        return call.end();
    }

    private End stopped(Call.Stop stop, String when) {
        switch (stop) {
            case TIME -> {
                metrics.count(Trouble.TIME);
                return new End.Failed(
                        when
                                + "it took longer than %d ms".formatted(millis())
                                + " and was stopped");
            }
            case MEMORY -> {
                metrics.count(Trouble.MEMORY);
                return new End.Failed(
                        when
                                + "it took more than %d bytes of memory"
                                        .formatted(settings.memoryLimit())
                                + " and was stopped");
            }
        }
        throw new IllegalStateException(stop.name());
    }

    private long millis() {
        return settings.timeLimit().toMillis();
    }

    /** What was stopped in the middle is not used again. */
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
