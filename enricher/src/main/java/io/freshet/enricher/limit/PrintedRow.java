package io.freshet.enricher.limit;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;

/**
 * A bad row and what is written for it: it was printed to be measured, and need not be again.
 *
 * @param row the row
 * @param json the row in UTF-8; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
public record PrintedRow(BadRow row, byte[] json) {

    static PrintedRow of(BadRow row) {
        return new PrintedRow(row, BadRowJson.printBytes(row));
    }
}
