package io.freshet.enricher.asset;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why an asset cannot be had now. */
final class AssetException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean isLasting;

    private AssetException(String message, boolean isLasting, @Nullable Throwable cause) {
        super(message, cause);
        this.isLasting = isLasting;
    }

    /** Trying again soon may help. */
    static AssetException passing(String message, @Nullable Throwable cause) {
        return new AssetException(message, false, cause);
    }

    /** Only a person can help. */
    static AssetException lasting(String message, @Nullable Throwable cause) {
        return new AssetException(message, true, cause);
    }

    /** Whether it makes no sense to try again at once. */
    boolean isLasting() {
        return isLasting;
    }

    /** What an exception says; its name where it says nothing. */
    static String said(Throwable e) {
        var message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
