package io.freshet.sdk;

import java.util.Optional;

/** The campaign that brought the visitor. */
public final class Marketing {

    private final Event event;

    Marketing(Event event) {
        this.event = event;
    }

    /** The kind of campaign, such as email. Column {@code mkt_medium}. */
    public Optional<String> medium() {
        return event.get(Fields.MKT_MEDIUM);
    }

    /** Where the campaign ran. Column {@code mkt_source}. */
    public Optional<String> source() {
        return event.get(Fields.MKT_SOURCE);
    }

    /** The words that it was booked for. Column {@code mkt_term}. */
    public Optional<String> term() {
        return event.get(Fields.MKT_TERM);
    }

    /** Which advertisement it was. Column {@code mkt_content}. */
    public Optional<String> content() {
        return event.get(Fields.MKT_CONTENT);
    }

    /** The campaign's name. Column {@code mkt_campaign}. */
    public Optional<String> campaign() {
        return event.get(Fields.MKT_CAMPAIGN);
    }

    /** The network's id of the click. Column {@code mkt_clickid}. */
    public Optional<String> clickId() {
        return event.get(Fields.MKT_CLICKID);
    }

    /** The network whose click id it is. Column {@code mkt_network}. */
    public Optional<String> network() {
        return event.get(Fields.MKT_NETWORK);
    }
}
