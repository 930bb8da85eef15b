package io.freshet.enricher.enrichment.script;

import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;

/**
 * Makes rooms that scripts cannot leave: no files, no network, no processes, no threads, no other
 * languages, no environment, and of Java only the classes that the settings name.
 */
final class Sandbox {

    static final String LANGUAGE = "js";

    private static final String OFF = "false";

    /**
     * The longest text has a character for so many bytes of the limit: what is done with each
     * character of a text cannot be stopped in the middle.
     */
    private static final int BYTES_A_CHARACTER = 32;

    /** The most bytes that an element of an array takes. */
    private static final int BYTES_AN_ELEMENT = 8;

    private static final String NO_LIBRARY = "polyglotimpl.AttachLibraryFailureAction";

    static {
        // Where the home directory cannot be written there is no native library, which only a
        // compiler would use: no reason to warn people on the console.
        if (System.getProperty(NO_LIBRARY) == null) {
            System.setProperty(NO_LIBRARY, "ignore");
        }
    }

    private final ScriptSettings settings;
    private final Set<String> allowed;
    private final HostAccess access;

    /** Rooms share it, and with it the script's compiled form. */
    private volatile Engine engine = engine();

    /**
     * By settings.
     *
     * @throws IllegalArgumentException if an allowed class is not there
     */
    Sandbox(ScriptSettings settings) {
        this.settings = settings;
        this.allowed = Set.copyOf(new HashSet<>(settings.allowedClasses()));
        this.access = access(settings.allowedClasses());
    }

    private static Engine engine() {
        return Engine.newBuilder(LANGUAGE)
                .option("engine.WarnInterpreterOnly", OFF)
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .build();
    }

    /** Takes another engine for the next rooms: something is wrong with this one. */
    void renew() {
        engine = engine();
    }

    Context room() {
        var limit = settings.memoryLimit();
        return Context.newBuilder(LANGUAGE)
                .engine(engine)
                .sandbox(SandboxPolicy.TRUSTED) // what follows is stricter than the named ones
                .allowAllAccess(false)
                .allowHostAccess(access)
                .allowHostClassLookup(allowed::contains)
                .allowHostClassLoading(false)
                .allowIO(IOAccess.NONE)
                .allowNativeAccess(false)
                .allowCreateThread(false)
                .allowCreateProcess(false)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowInnerContextOptions(false)
                .allowExperimentalOptions(true)
                .option("js.timezone", "UTC")
                // Whatever waits, or counts in Java where nothing can stop it.
                .option("js.atomics", OFF)
                .option("js.bigint", OFF)
                .option("js.shared-array-buffer", OFF)
                .option("js.load", OFF)
                .option("js.polyglot-builtin", OFF)
                .option("js.graal-builtin", OFF)
                // Too much memory at one stroke is refused before it is taken.
                .option("js.string-length-limit", Long.toString(limit / BYTES_A_CHARACTER))
                .option("js.max-typed-array-length", Long.toString(limit / BYTES_AN_ELEMENT))
                .option("js.max-apply-argument-length", "100000")
                .build();
    }

    private static HostAccess access(List<String> classes) {
        var access = HostAccess.newBuilder();
        for (var name : classes) {
            var type = load(name);
            for (var constructor : type.getConstructors()) {
                access.allowAccess(constructor);
            }
            for (var method : type.getMethods()) {
                if (method.getDeclaringClass() != Object.class) {
                    access.allowAccess(method);
                }
            }
            for (var field : type.getFields()) {
                access.allowAccess(field);
            }
        }
        return classes.isEmpty() ? HostAccess.NONE : access.allowArrayAccess(true).build();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Sandbox.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalArgumentException(
                    "enrichments.script.allowedClasses names "
                            + name
                            + ", which is not on the class path",
                    e);
        }
    }
}
