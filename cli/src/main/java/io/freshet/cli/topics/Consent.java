package io.freshet.cli.topics;

import io.freshet.cli.shell.Confirmation;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.stream.Collectors;

/** Topics that exist hold events: they are changed when somebody wants it, and not before. */
final class Consent {

    private Consent() {}

    /**
     * Returns when somebody has agreed to what {@code --alter} is about to change.
     *
     * @throws StartFailure when nobody has; nothing is made or changed then (F1009)
     */
    static void require(TopicLook look, Confirmation confirmation) {
        if (!confirmation.isPossible()) {
            throw refused(look, "nobody can be asked here: this is no terminal");
        }
        if (!confirmation.isGiven(question(look))) {
            throw refused(look, "the answer was no");
        }
    }

    private static String question(TopicLook look) {
        var changes =
                look.plan().alterable().stream()
                        .map(change -> "  %s: %s%n".formatted(change.topic(), change.text()))
                        .collect(Collectors.joining());
        return changes + "Change these at " + look.servers() + "?";
    }

    private static StartFailure refused(TopicLook look, String why) {
        var topics = look.plan().alterable().stream().map(Difference::topic).distinct();
        return new StartFailure(
                ExitCode.REFUSED,
                new Problem(
                        "F1009",
                        "nothing was made or changed: --alter would change topics that exist,"
                                + " and nobody agreed to it",
                        look.servers() + ": " + topics.collect(Collectors.joining(", ")),
                        why,
                        "look at 'freshet topics plan', then give --yes; without --alter what is"
                                + " there is left as it is"),
                null);
    }
}
