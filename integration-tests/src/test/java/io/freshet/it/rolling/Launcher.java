package io.freshet.it.rolling;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts components: as processes, as they are deployed, or in this process, which is quicker. */
@FunctionalInterface
interface Launcher {

    /** Starts a component and returns at once. */
    Running launch(Stage stage, Path config) throws IOException;

    /** A component that was started. */
    interface Running extends AutoCloseable {

        /** Whether it has not ended yet, be it that it was told to or not. */
        boolean isAlive();

        /** Whether it does its work. */
        boolean isReady();

        /** Lets it end in good order. */
        void tellToStop();

        /** Waits for its end, after it was told to stop. */
        void awaitEnd() throws InterruptedException;

        /** What it has logged that is an error: a rolling upgrade is none. */
        List<String> errors() throws IOException;

        /** Ends it at once. */
        @Override
        void close();
    }
}
