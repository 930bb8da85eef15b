package io.freshet.sdk;

import io.freshet.event.atomic.ParsingError;
import java.io.Serial;
import java.util.stream.Collectors;

/** There is no event, where one was insisted on. The message has no values of the line. */
public final class EventParsingException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient ParsingError error;

    EventParsingException(ParsingError error) {
        super(describe(error));
        this.error = error;
    }

    /** All that is wrong. Not kept when the exception is serialized. */
    public ParsingError error() {
        return error;
    }

    /** The error without anything that may be personal. */
    static String describe(ParsingError error) {
        if (error instanceof ParsingError.FieldNumberMismatch mismatch) {
            return mismatch.fieldCount() + " columns instead of " + Fields.all().size();
        }
        if (error instanceof ParsingError.RowDecodingError row) {
            return row.errors().isEmpty()
                    ? "no event"
                    : "wrong values in "
                            + row.errors().stream()
                                    .map(wrong -> wrong.field().column())
                                    .collect(Collectors.joining(", "));
        }
        return "not tab-separated";
    }
}
