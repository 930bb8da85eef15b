package io.freshet.cli.rerun;

import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.EnricherRehearsal;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.asset.AssetStatus;
import io.freshet.enricher.enrichment.Witness.Deed;
import io.freshet.enricher.offline.Rehearsal;
import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.enricher.pipeline.EventOutcome;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.json.Json;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.webapp.WebappConfig.EnricherFiles;
import io.freshet.webapp.rerun.Rerun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** An enricher, as the dashboard sees it. */
public final class EnricherRerun implements Rerun {

    private static final int SHOWN_OF_DIGEST = 12;

    private final Rehearsal rehearsal;
    private final Runnable closing;

    private EnricherRerun(Rehearsal rehearsal, Runnable closing) {
        this.rehearsal = rehearsal;
        this.closing = closing;
    }

    /** The one that runs in this process: with its files, its scripts, its settings. */
    public static EnricherRerun of(EnricherService service) {
        return new EnricherRerun(service.rehearsal(), () -> {});
    }

    /**
     * One that is made of the settings of an enricher that runs elsewhere.
     *
     * @throws io.freshet.runtime.config.ConfigException with all problems of its file
     * @throws io.freshet.runtime.problem.StartFailure with every problem of its other files
     */
    public static EnricherRerun of(EnricherFiles files) {
        var source = ConfigSource.file(EnricherConfig.NAME, Path.of(files.config()));
        var config = EnricherConfig.load(source).config();
        var resolver = files.igluConfig().map(Path::of).orElse(null);
        var iglu = EnricherInputs.iglu(resolver, config.igluSettings());
        var own =
                EnricherRehearsal.of(config, iglu, files.enrichments().map(Path::of).orElse(null));
        return new EnricherRerun(own.rehearsal(), own::close);
    }

    @Override
    public Optional<Result> again(byte[] payload, int index) {
        return rehearsal.of(payload, index).map(EnricherRerun::told);
    }

    @Override
    public void close() {
        closing.run();
    }

    private static Result told(Rehearsal.Result done) {
        var steps = done.deeds().stream().map(EnricherRerun::step).toList();
        if (done.outcome() instanceof EventOutcome.Good good) {
            return new Result(
                    Outcome.GOOD, Optional.of(good.line().bytes()), Optional.empty(), steps);
        }
        if (done.outcome() instanceof EventOutcome.Bad bad) {
            return new Result(
                    Outcome.BAD,
                    Optional.ofNullable(bad.failed()).map(EnrichedLine::bytes),
                    Optional.of(bad.json()),
                    steps);
        }
        return new Result(Outcome.DROPPED, Optional.empty(), Optional.empty(), steps);
    }

    private static Step step(Deed deed) {
        var fields = new ArrayList<>(deed.changed().stream().map(AtomicField::column).toList());
        deed.addition().contexts().forEach(entity -> fields.add(entity.schema().toUri()));
        return new Step(
                deed.step(),
                deed.isConfigured(),
                deed.state().name().toLowerCase(Locale.ROOT),
                fields,
                deed.addition().failures().stream()
                        .map(failure -> words(failure.message()))
                        .toList(),
                deed.assets().stream().map(EnricherRerun::words).toList(),
                deed.took());
    }

    private static String words(Failure failure) {
        if (failure instanceof Failure.Message message) {
            return message.error();
        }
        if (failure instanceof Failure.Unexpected unexpected) {
            return unexpected.field() + ": " + unexpected.expectation();
        }
        return failure instanceof Failure.Iglu iglu
                ? iglu.schemaKey().toUri() + ": " + Json.print(iglu.error())
                : failure.toString();
    }

    /** The digest is what tells two versions of a file apart. */
    private static String words(AssetStatus asset) {
        return asset.name()
                + " of "
                + asset.changed()
                + ", sha256 "
                + asset.digest().substring(0, SHOWN_OF_DIGEST);
    }
}
