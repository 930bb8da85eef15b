package io.freshet.enricher.request;

import io.freshet.enricher.mapping.LenientBase64;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/**
 * Reads the records of raw good. Stateless, thread-safe.
 *
 * @param processor stands in bad rows
 * @param clock tells when a bad row was made
 * @param triesBase64 whether bytes that are no payload are taken for the base64 of one
 */
public record RequestReader(Processor processor, InstantSource clock, boolean triesBase64) {

    /** Reads a record: one request, or one bad row for each thing that is wrong with it. */
    public List<Outcome<Request>> read(byte[] record) {
        var decoded = decode(record);
        var checked =
                decoded instanceof Decoded.Payload payload
                        ? PayloadCheck.check(payload.payload())
                        : PayloadCheck.unreadable(((Decoded.Corrupt) decoded).reason());
        return checked instanceof PayloadCheck.Result.Fit fit
                ? List.of(new Outcome.Good<>(fit.request()))
                : ((PayloadCheck.Result.Unfit) checked)
                        .failures().stream().map(failure -> violation(failure, record)).toList();
    }

    private Decoded decode(byte[] record) {
        var decoded = CollectorPayloadCodec.decode(record);
        if (triesBase64 && decoded instanceof Decoded.Corrupt) {
            var base64 = new String(record, StandardCharsets.ISO_8859_1);
            return CollectorPayloadCodec.decode(LenientBase64.decode(base64));
        }
        return decoded;
    }

    private Outcome<Request> violation(Failure failure, byte[] record) {
        return new Outcome.Bad<>(
                new BadRow.CollectorPayloadFormatViolation(
                        processor,
                        clock.instant(),
                        "thrift",
                        failure,
                        Base64.getEncoder().encodeToString(record)));
    }
}
