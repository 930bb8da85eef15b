package io.freshet.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server that cannot start; the message says what was tried and where to look. */
public final class EmbeddedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
