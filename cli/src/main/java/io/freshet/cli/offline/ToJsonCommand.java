package io.freshet.cli.offline;

import io.freshet.cli.shell.Exit;
import io.freshet.event.badrow.Processor;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.version.Version;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code freshet to-json}: what the events-processor does, on lines. */
@Command(
        name = "to-json",
        header = "Enriched events (TSV) to analytics JSON.",
        description = {
            "Each line of stdin is an enriched event of 131 columns; each line of stdout is"
                    + " its JSON as the events-processor writes it, or {\"error\":<bad row>}."
                    + " One line out for each line in, in order."
        },
        exitCodeList = {Exit.OK + ", also when lines were bad", Exit.WRONG_USAGE, Exit.FAILED},
        footer = {
            "  freshet to-json < enriched.tsv > events.ndjson",
            "  freshet to-json --lossless < enriched.tsv",
        })
public final class ToJsonCommand implements Callable<Integer> {

    @Option(
            names = "--lossless",
            description = "keep all 131 columns and the entities' envelopes, to be read back")
    private boolean lossless;

    @Override
    public Integer call() throws IOException {
        Lines.filter(new ToJson(lossless, processor())::answer);
        return ExitCode.OK.code();
    }

    static Processor processor() {
        return new Processor("freshet-events-processor", Version.current().version());
    }
}
