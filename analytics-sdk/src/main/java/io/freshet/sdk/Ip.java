package io.freshet.sdk;

import java.util.Optional;

/** Whose network the visitor came from. */
public final class Ip {

    private final Event event;

    Ip(Event event) {
        this.event = event;
    }

    /** The provider. Column {@code ip_isp}. */
    public Optional<String> isp() {
        return event.get(Fields.IP_ISP);
    }

    /** The organisation that has the address. Column {@code ip_organization}. */
    public Optional<String> organization() {
        return event.get(Fields.IP_ORGANIZATION);
    }

    /** The address's domain name. Column {@code ip_domain}. */
    public Optional<String> domain() {
        return event.get(Fields.IP_DOMAIN);
    }

    /** The kind of connection. Column {@code ip_netspeed}. */
    public Optional<String> netSpeed() {
        return event.get(Fields.IP_NETSPEED);
    }
}
