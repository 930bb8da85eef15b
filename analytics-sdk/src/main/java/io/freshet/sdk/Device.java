package io.freshet.sdk;

import java.util.Optional;

/** The device. */
public final class Device {

    private final Event event;

    Device(Event event) {
        this.event = event;
    }

    /** What kind of device it is. Column {@code dvce_type}. */
    public Optional<String> type() {
        return event.get(Fields.DVCE_TYPE);
    }

    /** Whether it is a mobile one. Column {@code dvce_ismobile}. */
    public Optional<Boolean> isMobile() {
        return event.get(Fields.DVCE_ISMOBILE);
    }

    /** Width of the screen, in pixels. Column {@code dvce_screenwidth}. */
    public Optional<Integer> screenWidth() {
        return event.get(Fields.DVCE_SCREENWIDTH);
    }

    /** Height of the screen, in pixels. Column {@code dvce_screenheight}. */
    public Optional<Integer> screenHeight() {
        return event.get(Fields.DVCE_SCREENHEIGHT);
    }
}
