package io.freshet.sdk;

import java.util.Optional;

/** Who was there: personal data throughout. */
public final class User {

    private final Event event;

    User(Event event) {
        this.event = event;
    }

    /** The id that the application gave to its user. Column {@code user_id}. */
    public Optional<String> id() {
        return event.get(Fields.USER_ID);
    }

    /** The user's IP address. Column {@code user_ipaddress}. */
    public Optional<String> ipAddress() {
        return event.get(Fields.USER_IPADDRESS);
    }

    /** A fingerprint of the browser; no longer sent. Column {@code user_fingerprint}. */
    public Optional<String> fingerprint() {
        return event.get(Fields.USER_FINGERPRINT);
    }

    /** The user's id in the first-party cookie. Column {@code domain_userid}. */
    public Optional<String> domainId() {
        return event.get(Fields.DOMAIN_USERID);
    }

    /** The user's id in the collector's cookie. Column {@code network_userid}. */
    public Optional<String> networkId() {
        return event.get(Fields.NETWORK_USERID);
    }
}
