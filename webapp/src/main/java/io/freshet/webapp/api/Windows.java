package io.freshet.webapp.api;

import io.freshet.webapp.http.Request;
import io.freshet.webapp.minute.Window;

/** The parameter {@code window} of requests. */
final class Windows {

    private Windows() {}

    /** The window that was asked for, 15 minutes where none was. */
    static Window of(Request request) {
        var word = request.queryWord("window", Window.words().toArray(String[]::new));
        return Window.of(word).orElse(Window.QUARTER);
    }
}
