package io.freshet.enricher.enrichment.script;

import java.util.function.Function;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;

/**
 * What a call of a script came to.
 *
 * @param json what it returned
 * @param error words for what it threw; null where it returned
 * @param stop why it was stopped, or should have been; null where it was not
 * @param isSound whether the engine is as it should be; recursion without end can harm it
 */
record Attempt(
        @Nullable String json, @Nullable String error, Call.@Nullable Stop stop, boolean isSound) {

    /** Makes the call. */
    static Attempt of(Call call, Function<Call, @Nullable String> work) {
        try {
            var json = work.apply(call);
            return new Attempt(json, null, call.end(), true);
        } catch (PolyglotException e) {
            if (e.isResourceExhausted()) {
                call.outOfMemory();
            }
            return new Attempt(null, ScriptError.words(e), call.end(), !e.isInternalError());
        } catch (OutOfMemoryError | StackOverflowError e) {
            call.outOfMemory();
            return new Attempt(null, e.toString(), call.end(), false);
        }
    }
}
