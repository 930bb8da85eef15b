package io.freshet.enricher.webhook;

import java.util.List;

/** The table of webhooks. */
public final class Webhooks {

    /** All of them, by path. */
    public static final List<Webhook> ALL =
            List.of(CallRailAdapter.WEBHOOK, SendGridAdapter.WEBHOOK);

    private Webhooks() {}
}
