package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Area;
import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Result;
import io.freshet.cli.setup.SetUp;
import java.util.List;

/** Looks at the settings and at how those of the components fit together. */
public final class SettingsArea implements Area {

    private static final List<Check<SetUp>> CHECKS =
            List.of(
                    new ReadableCheck(),
                    new TopicsMeetCheck(),
                    new DurabilityCheck(),
                    new CookieCheck(),
                    new RedirectCheck(),
                    new SiteCheck(),
                    new PasswordCheck());

    private final SetUp setUp;

    /** Looks at these. */
    public SettingsArea(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public List<String> checks() {
        return Area.names(CHECKS);
    }

    @Override
    public List<Result> examine() {
        return Result.of(CHECKS, setUp);
    }
}
