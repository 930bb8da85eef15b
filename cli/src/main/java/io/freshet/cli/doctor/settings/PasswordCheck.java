package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.SetUp;
import io.freshet.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Set;

/** Whether the database's password is the one that everybody can read in the documentation. */
final class PasswordCheck implements Check<SetUp> {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    @Override
    public String name() {
        return "password";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var loader = setUp.loader();
        if (loader == null) {
            return List.of();
        }
        var postgres = loader.config().postgres();
        var isNear =
                postgres.target().hosts().stream().allMatch(host -> LOOPBACK.contains(host.name()));
        var isKnown = postgres.password().value().equals(EmbeddedPostgres.PASSWORD);
        return isKnown && !isNear
                ? List.of(
                        Finding.warn(
                                postgres.place(),
                                "the password is that of the examples",
                                "another one, in postgres.passwordFile or ${FRESHET_PG_PASSWORD}"))
                : List.of(
                        Finding.pass(
                                postgres.place(),
                                isKnown
                                        ? "that of the examples, on this machine"
                                        : "not that of the examples"));
    }
}
