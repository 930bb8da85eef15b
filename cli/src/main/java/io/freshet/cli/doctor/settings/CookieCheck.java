package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.SetUp;
import java.util.List;

/** Whether browsers will keep the collector's cookie. */
final class CookieCheck implements Check<SetUp> {

    @Override
    public String name() {
        return "cookie";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var collector = setUp.collector();
        if (collector == null || !collector.config().endpoints().cookie().enabled()) {
            return List.of();
        }
        var cookie = collector.config().endpoints().cookie();
        if ("None".equals(cookie.sameSite()) && !cookie.secure()) {
            return List.of(
                    Finding.fail(
                            cookie.name(),
                            "browsers refuse a cookie with SameSite=None that is not Secure, so"
                                    + " every request gets a new network user id",
                            "cookie.secure = true, or cookie.sameSite = Lax"));
        }
        if (cookie.expiration().isZero() || cookie.expiration().isNegative()) {
            return List.of(
                    Finding.warn(
                            cookie.name(),
                            "the cookie is gone as soon as it is set",
                            "cookie.expiration = 365 days"));
        }
        return List.of(
                Finding.pass(
                        cookie.name(),
                        "SameSite "
                                + (cookie.sameSite() == null ? "not said" : cookie.sameSite())
                                + (cookie.secure() ? ", Secure" : "")));
    }
}
