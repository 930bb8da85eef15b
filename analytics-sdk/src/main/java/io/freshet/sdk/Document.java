package io.freshet.sdk;

import java.util.Optional;

/** The page as the browser laid it out. */
public final class Document {

    private final Event event;

    Document(Event event) {
        this.event = event;
    }

    /** Its character encoding. Column {@code doc_charset}. */
    public Optional<String> charset() {
        return event.get(Fields.DOC_CHARSET);
    }

    /** Its width, in pixels. Column {@code doc_width}. */
    public Optional<Integer> width() {
        return event.get(Fields.DOC_WIDTH);
    }

    /** Its height, in pixels. Column {@code doc_height}. */
    public Optional<Integer> height() {
        return event.get(Fields.DOC_HEIGHT);
    }
}
