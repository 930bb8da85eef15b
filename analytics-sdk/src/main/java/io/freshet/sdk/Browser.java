package io.freshet.sdk;

import java.util.Optional;

/** The browser, and what it can do. */
public final class Browser {

    private final Event event;

    Browser(Event event) {
        this.event = event;
    }

    /** The browser's own words for itself. Column {@code useragent}. */
    public Optional<String> userAgent() {
        return event.get(Fields.USERAGENT);
    }

    /** Name, with version. Column {@code br_name}. */
    public Optional<String> name() {
        return event.get(Fields.BR_NAME);
    }

    /** Name, without version. Column {@code br_family}. */
    public Optional<String> family() {
        return event.get(Fields.BR_FAMILY);
    }

    /** Version. Column {@code br_version}. */
    public Optional<String> version() {
        return event.get(Fields.BR_VERSION);
    }

    /** What kind of browser it is. Column {@code br_type}. */
    public Optional<String> type() {
        return event.get(Fields.BR_TYPE);
    }

    /** What it draws pages with. Column {@code br_renderengine}. */
    public Optional<String> renderEngine() {
        return event.get(Fields.BR_RENDERENGINE);
    }

    /** Its language. Column {@code br_lang}. */
    public Optional<String> language() {
        return event.get(Fields.BR_LANG);
    }

    /** Whether it shows PDF. Column {@code br_features_pdf}. */
    public Optional<Boolean> hasPdf() {
        return event.get(Fields.BR_FEATURES_PDF);
    }

    /** Whether it has Flash. Column {@code br_features_flash}. */
    public Optional<Boolean> hasFlash() {
        return event.get(Fields.BR_FEATURES_FLASH);
    }

    /** Whether it runs Java. Column {@code br_features_java}. */
    public Optional<Boolean> hasJava() {
        return event.get(Fields.BR_FEATURES_JAVA);
    }

    /** Whether it has Director. Column {@code br_features_director}. */
    public Optional<Boolean> hasDirector() {
        return event.get(Fields.BR_FEATURES_DIRECTOR);
    }

    /** Whether it has QuickTime. Column {@code br_features_quicktime}. */
    public Optional<Boolean> hasQuickTime() {
        return event.get(Fields.BR_FEATURES_QUICKTIME);
    }

    /** Whether it has RealPlayer. Column {@code br_features_realplayer}. */
    public Optional<Boolean> hasRealPlayer() {
        return event.get(Fields.BR_FEATURES_REALPLAYER);
    }

    /** Whether it has Windows Media. Column {@code br_features_windowsmedia}. */
    public Optional<Boolean> hasWindowsMedia() {
        return event.get(Fields.BR_FEATURES_WINDOWSMEDIA);
    }

    /** Whether it has Gears. Column {@code br_features_gears}. */
    public Optional<Boolean> hasGears() {
        return event.get(Fields.BR_FEATURES_GEARS);
    }

    /** Whether it has Silverlight. Column {@code br_features_silverlight}. */
    public Optional<Boolean> hasSilverlight() {
        return event.get(Fields.BR_FEATURES_SILVERLIGHT);
    }

    /** Whether it takes cookies. Column {@code br_cookies}. */
    public Optional<Boolean> hasCookies() {
        return event.get(Fields.BR_COOKIES);
    }

    /** Bits of a pixel. Column {@code br_colordepth}. */
    public Optional<String> colorDepth() {
        return event.get(Fields.BR_COLORDEPTH);
    }

    /** Width of the window's inside, in pixels. Column {@code br_viewwidth}. */
    public Optional<Integer> viewWidth() {
        return event.get(Fields.BR_VIEWWIDTH);
    }

    /** Height of the window's inside, in pixels. Column {@code br_viewheight}. */
    public Optional<Integer> viewHeight() {
        return event.get(Fields.BR_VIEWHEIGHT);
    }
}
