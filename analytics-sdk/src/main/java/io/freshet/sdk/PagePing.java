package io.freshet.sdk;

import java.util.Optional;

/** How far the page was scrolled since the last ping, in pixels. */
public final class PagePing {

    private final Event event;

    PagePing(Event event) {
        this.event = event;
    }

    /** Least distance from the left. Column {@code pp_xoffset_min}. */
    public Optional<Integer> minXOffset() {
        return event.get(Fields.PP_XOFFSET_MIN);
    }

    /** Greatest distance from the left. Column {@code pp_xoffset_max}. */
    public Optional<Integer> maxXOffset() {
        return event.get(Fields.PP_XOFFSET_MAX);
    }

    /** Least distance from the top. Column {@code pp_yoffset_min}. */
    public Optional<Integer> minYOffset() {
        return event.get(Fields.PP_YOFFSET_MIN);
    }

    /** Greatest distance from the top. Column {@code pp_yoffset_max}. */
    public Optional<Integer> maxYOffset() {
        return event.get(Fields.PP_YOFFSET_MAX);
    }
}
