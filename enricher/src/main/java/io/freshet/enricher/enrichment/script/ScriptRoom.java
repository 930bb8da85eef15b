package io.freshet.enricher.enrichment.script;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * A script with its globals, which it keeps from event to event. For one thread at a time; the
 * watchdog's may look in.
 */
final class ScriptRoom implements AutoCloseable {

    private static final Source FURNITURE = furniture();

    /** Stands before the digits of a number that is written as a text; nobody else has it. */
    private static final String DECIMAL_MARK = UUID.randomUUID() + ":";

    private static final Pattern DECIMAL = Pattern.compile("\"" + DECIMAL_MARK + "([0-9.eE+-]+)\"");

    private final Script script;
    private final Sandbox sandbox;
    private final Watchdog watchdog;
    private final Context context;
    private final Value process;
    private boolean isLoaded;
    private @Nullable ScriptedEvent event;
    private volatile @Nullable Call current;
    private @Nullable Thread stopper;

    /** An empty room; the script is loaded by {@link #load}. */
    ScriptRoom(Script script, Sandbox sandbox, Watchdog watchdog) {
        this.script = script;
        this.sandbox = sandbox;
        this.watchdog = watchdog;
        this.context = sandbox.room();
        this.process =
                context.eval(FURNITURE)
                        .execute(
                                BeanColumns.ALL,
                                (ProxyExecutable) this::read,
                                (ProxyExecutable) this::write,
                                (ProxyExecutable) this::mark,
                                script.parameters(),
                                DECIMAL_MARK);
    }

    private static Source furniture() {
        try (var in = ScriptRoom.class.getResourceAsStream("room.js")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Source.newBuilder(Sandbox.LANGUAGE, text, "room.js").buildLiteral();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The call that is going on; null while there is none. */
    @Nullable Call current() {
        return current;
    }

    /** Stops a call, from another thread, if it is still going on; does not wait for its end. */
    synchronized void stop(Call call) {
        if (current == call && stopper == null) {
            // Cancelling waits until the call has ended.
            stopper = new Thread(this::close, "script-stopper");
            stopper.setDaemon(true);
            stopper.start();
        }
    }

    private void begin(Call call) {
        current = call;
        watchdog.wake();
    }

    boolean isLoaded() {
        return isLoaded;
    }

    /**
     * Runs what stands outside functions.
     *
     * @return null
     * @throws PolyglotException where the script does
     */
    @Nullable String load(Call call) {
        begin(call);
        try {
            context.eval(script.source());
            isLoaded = true;
            return null;
        } finally {
            current = null;
        }
    }

    /**
     * Calls {@code process}.
     *
     * @return what it returned, as JSON; null for nothing
     * @throws PolyglotException where the script does
     */
    @Nullable String process(ScriptedEvent ofCall, DraftView draft, Call call) {
        event = ofCall;
        begin(call);
        try {
            var headers = ProxyArray.fromArray(draft.raw().headers().toArray());
            var json = process.execute(headers);
            return json.isNull() ? null : withDecimals(json.asString());
        } finally {
            current = null;
            event = null;
        }
    }

    private static String withDecimals(String json) {
        return json.contains(DECIMAL_MARK) ? DECIMAL.matcher(json).replaceAll("$1") : json;
    }

    private ScriptedEvent event() {
        if (event == null) {
            throw new IllegalStateException("there is no event outside of process()");
        }
        return event;
    }

    private @Nullable Object read(Value... arguments) {
        return event().read(AtomicField.all().get(arguments[0].asInt()));
    }

    /** Answers with what is wrong; null where nothing is. */
    private @Nullable Object write(Value... arguments) {
        var field = AtomicField.all().get(arguments[0].asInt());
        try {
            event().write(field, arguments[1].isNull() ? null : arguments[1].asString());
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private @Nullable Object mark(Value... arguments) {
        if (arguments[0].asString().equals("drop")) {
            event().drop();
        } else {
            event().eraseContexts();
        }
        return null;
    }

    /**
     * Ends it when a call was stopped, by the thread that made the call: the mark of interruption
     * that was put on this thread is not meant for what it does next.
     */
    @SuppressWarnings("ThreadJoinLoop") // the interruption is to be lost here, not kept
    void abandon() {
        var stopping = stopper();
        while (stopping != null && stopping.isAlive()) {
            try {
                stopping.join();
            } catch (InterruptedException again) {
                // The mark: it is gone now.
            }
        }
        Thread.interrupted();
        close();
    }

    private synchronized @Nullable Thread stopper() {
        return stopper;
    }

    /** Ends everything in it, also what still runs. */
    @Override
    public void close() {
        try {
            context.close(true);
        } catch (PolyglotException | IllegalStateException | AssertionError e) {
            sandbox.renew(); // an engine that cannot close a room is not right any more
        }
    }
}
