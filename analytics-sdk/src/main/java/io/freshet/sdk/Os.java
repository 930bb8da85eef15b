package io.freshet.sdk;

import java.util.Optional;

/** The operating system. */
public final class Os {

    private final Event event;

    Os(Event event) {
        this.event = event;
    }

    /** Name, with version. Column {@code os_name}. */
    public Optional<String> name() {
        return event.get(Fields.OS_NAME);
    }

    /** Name, without version. Column {@code os_family}. */
    public Optional<String> family() {
        return event.get(Fields.OS_FAMILY);
    }

    /** Who makes it. Column {@code os_manufacturer}. */
    public Optional<String> manufacturer() {
        return event.get(Fields.OS_MANUFACTURER);
    }

    /** The time zone that it is set to. Column {@code os_timezone}. */
    public Optional<String> timeZone() {
        return event.get(Fields.OS_TIMEZONE);
    }
}
