package io.freshet.sdk;

import java.util.Optional;

/** The page that was looked at. */
public final class Page {

    private final Event event;

    Page(Event event) {
        this.event = event;
    }

    /** The page's address. Column {@code page_url}. */
    public Optional<String> url() {
        return event.get(Fields.PAGE_URL);
    }

    /** The page's title. Column {@code page_title}. */
    public Optional<String> title() {
        return event.get(Fields.PAGE_TITLE);
    }

    /** The address of the page before. Column {@code page_referrer}. */
    public Optional<String> referrer() {
        return event.get(Fields.PAGE_REFERRER);
    }

    /** The address's scheme. Column {@code page_urlscheme}. */
    public Optional<String> urlScheme() {
        return event.get(Fields.PAGE_URLSCHEME);
    }

    /** The address's host. Column {@code page_urlhost}. */
    public Optional<String> urlHost() {
        return event.get(Fields.PAGE_URLHOST);
    }

    /** The address's port. Column {@code page_urlport}. */
    public Optional<Integer> urlPort() {
        return event.get(Fields.PAGE_URLPORT);
    }

    /** The address's path. Column {@code page_urlpath}. */
    public Optional<String> urlPath() {
        return event.get(Fields.PAGE_URLPATH);
    }

    /** The address's query, without question mark. Column {@code page_urlquery}. */
    public Optional<String> urlQuery() {
        return event.get(Fields.PAGE_URLQUERY);
    }

    /** The address's fragment, without number sign. Column {@code page_urlfragment}. */
    public Optional<String> urlFragment() {
        return event.get(Fields.PAGE_URLFRAGMENT);
    }
}
