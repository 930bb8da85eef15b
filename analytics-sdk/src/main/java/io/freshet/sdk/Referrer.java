package io.freshet.sdk;

import java.time.Instant;
import java.util.Optional;

/** The page that the visitor came from, and what is known of it. */
public final class Referrer {

    private final Event event;

    Referrer(Event event) {
        this.event = event;
    }

    /** The scheme of the referring address. Column {@code refr_urlscheme}. */
    public Optional<String> urlScheme() {
        return event.get(Fields.REFR_URLSCHEME);
    }

    /** The host of the referring address. Column {@code refr_urlhost}. */
    public Optional<String> urlHost() {
        return event.get(Fields.REFR_URLHOST);
    }

    /** The port of the referring address. Column {@code refr_urlport}. */
    public Optional<Integer> urlPort() {
        return event.get(Fields.REFR_URLPORT);
    }

    /** The path of the referring address. Column {@code refr_urlpath}. */
    public Optional<String> urlPath() {
        return event.get(Fields.REFR_URLPATH);
    }

    /** The query of the referring address. Column {@code refr_urlquery}. */
    public Optional<String> urlQuery() {
        return event.get(Fields.REFR_URLQUERY);
    }

    /** The fragment of the referring address. Column {@code refr_urlfragment}. */
    public Optional<String> urlFragment() {
        return event.get(Fields.REFR_URLFRAGMENT);
    }

    /** search, social, email, internal or unknown. Column {@code refr_medium}. */
    public Optional<String> medium() {
        return event.get(Fields.REFR_MEDIUM);
    }

    /** Who referred, such as Google. Column {@code refr_source}. */
    public Optional<String> source() {
        return event.get(Fields.REFR_SOURCE);
    }

    /** What was searched for. Column {@code refr_term}. */
    public Optional<String> term() {
        return event.get(Fields.REFR_TERM);
    }

    /**
     * The user's id in the first-party cookie of the site before, where that site passed it on.
     * Column {@code refr_domain_userid}.
     */
    public Optional<String> domainUserId() {
        return event.get(Fields.REFR_DOMAIN_USERID);
    }

    /**
     * When the visitor left the site before, by the device's clock. Column {@code
     * refr_dvce_tstamp}.
     */
    public Optional<Instant> deviceTime() {
        return event.get(Fields.REFR_DVCE_TSTAMP);
    }
}
