package io.freshet.sdk;

import java.util.Optional;

/** Who sent the event. */
public final class App {

    private final Event event;

    App(Event event) {
        this.event = event;
    }

    /** The application's id, as its tracker was configured. Column {@code app_id}. */
    public Optional<String> id() {
        return event.get(Fields.APP_ID);
    }

    /** web, mob, pc, srv, app, tv, cnsl or iot. Column {@code platform}. */
    public Optional<String> platform() {
        return event.get(Fields.PLATFORM);
    }

    /** The tracker's namespace. Column {@code name_tracker}. */
    public Optional<String> trackerName() {
        return event.get(Fields.NAME_TRACKER);
    }

    /** The tracker's name and version. Column {@code v_tracker}. */
    public Optional<String> trackerVersion() {
        return event.get(Fields.V_TRACKER);
    }
}
