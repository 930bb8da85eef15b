package io.freshet.enricher.webhook;

import java.util.List;

/** The table of webhooks. */
public final class Webhooks {

    /** All of them, by vendor. */
    public static final List<Webhook> ALL =
            List.of(
                    CallRailAdapter.WEBHOOK,
                    CloudFrontAdapter.WEBHOOK,
                    GoogleAnalyticsAdapter.WEBHOOK,
                    HubSpotAdapter.WEBHOOK,
                    IgluAdapter.WEBHOOK,
                    MailchimpAdapter.WEBHOOK,
                    MailgunAdapter.WEBHOOK,
                    MandrillAdapter.WEBHOOK,
                    MarketoAdapter.WEBHOOK,
                    OlarkAdapter.WEBHOOK,
                    PagerDutyAdapter.WEBHOOK,
                    PingdomAdapter.WEBHOOK,
                    SendGridAdapter.WEBHOOK,
                    StatusGatorAdapter.WEBHOOK,
                    UnbounceAdapter.WEBHOOK,
                    UrbanAirshipAdapter.WEBHOOK,
                    VeroAdapter.WEBHOOK);

    private Webhooks() {}
}
