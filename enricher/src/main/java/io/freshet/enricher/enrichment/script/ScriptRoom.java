package io.freshet.enricher.enrichment.script;

import io.freshet.enricher.draft.DraftView;
import io.freshet.event.atomic.AtomicField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
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

    private final Script script;
    private final Context context;
    private final Value process;
    private boolean isLoaded;
    private @Nullable ScriptedEvent event;
    private volatile @Nullable Call current;

    /** An empty room; the script is loaded by {@link #load}. */
    ScriptRoom(Script script, Sandbox sandbox) {
        this.script = script;
        this.context = sandbox.room();
        this.process =
                context.eval(FURNITURE)
                        .execute(
                                BeanColumns.ALL,
                                (ProxyExecutable) this::read,
                                (ProxyExecutable) this::write,
                                (ProxyExecutable) this::mark,
                                script.parameters());
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

    /** Stops what is going on, from another thread. */
    void interrupt(Duration patience) throws TimeoutException {
        context.interrupt(patience);
    }

    boolean isLoaded() {
        return isLoaded;
    }

    /**
     * Runs what stands outside functions.
     *
     * @throws PolyglotException where the script does
     */
    void load(Call call) {
        current = call;
        try {
            context.eval(script.source());
            isLoaded = true;
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
        current = call;
        try {
            var headers = ProxyArray.fromArray(draft.raw().headers().toArray());
            var json = process.execute(headers);
            return json.isNull() ? null : json.asString();
        } finally {
            current = null;
            event = null;
        }
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

    /** Ends everything in it, also what still runs. */
    @Override
    public void close() {
        context.close(true);
    }
}
