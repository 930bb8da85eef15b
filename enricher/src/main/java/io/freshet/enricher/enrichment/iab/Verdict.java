package io.freshet.enricher.enrichment.iab;

/**
 * What the lists say of a visitor. The names are those of schema {@code
 * com.iab.snowplow/spiders_and_robots}.
 *
 * @param category what it is
 * @param reason which list says so
 * @param primaryImpact what it falsifies
 */
public record Verdict(Category category, Reason reason, Impact primaryImpact) {

    static final Verdict BROWSER = new Verdict(Category.BROWSER, Reason.PASSED_ALL, Impact.NONE);

    static final Verdict EXCLUDED_ADDRESS = unknownRobot(Reason.FAILED_IP_EXCLUDE);

    static final Verdict NOT_INCLUDED = unknownRobot(Reason.FAILED_UA_INCLUDE);

    /** By a pattern of one's own, which says no more. */
    static final Verdict EXCLUDED = unknownRobot(Reason.FAILED_UA_EXCLUDE);

    private static Verdict unknownRobot(Reason reason) {
        return new Verdict(Category.SPIDER_OR_ROBOT, reason, Impact.UNKNOWN);
    }

    /** Whether it is no browser. */
    public boolean isSpiderOrRobot() {
        return category != Category.BROWSER;
    }

    /** What a visitor is. */
    public enum Category {
        SPIDER_OR_ROBOT,
        ACTIVE_SPIDER_OR_ROBOT,
        INACTIVE_SPIDER_OR_ROBOT,
        BROWSER
    }

    /** Which list has decided. */
    public enum Reason {
        FAILED_IP_EXCLUDE,
        FAILED_UA_INCLUDE,
        FAILED_UA_EXCLUDE,
        PASSED_ALL
    }

    /** What is counted wrongly when a robot is taken for a person. */
    public enum Impact {
        PAGE_IMPRESSIONS,
        AD_IMPRESSIONS,
        PAGE_AND_AD_IMPRESSIONS,
        UNKNOWN,
        NONE
    }
}
