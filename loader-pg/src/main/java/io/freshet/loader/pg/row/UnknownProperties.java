package io.freshet.loader.pg.row;

import io.freshet.loader.pg.cell.CopyBuffer;
import io.freshet.loader.pg.cell.JsonPrint;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;

/**
 * Collects what has no column, as one JSON object with the nesting it had: of {@code
 * {"a":{"b":1,"new":2}}} with a column for {@code a.b} it keeps {@code {"a":{"new":2}}}.
 */
final class UnknownProperties {

    private final CopyBuffer json = new CopyBuffer();
    private final List<String> path = new ArrayList<>();

    /** How many objects of the path have been begun; the outermost one is not in the path. */
    private int begun;

    private boolean isIgnored;

    void clear() {
        json.truncate(0);
        path.clear();
        begun = 0;
    }

    boolean isEmpty() {
        return json.size() == 0;
    }

    /** What follows stands in the object of this name. */
    void enter(String name) {
        path.add(name);
    }

    /** Ends the object that was entered last. */
    void leave() {
        if (begun > path.size()) {
            JsonPrint.endObject(json);
            begun--;
        }
        path.remove(path.size() - 1);
    }

    /** Whether what follows is not to be kept. */
    void ignore(boolean isIgnored) {
        this.isIgnored = isIgnored;
    }

    boolean isIgnored() {
        return isIgnored;
    }

    /** Keeps the value that the parser stands on. */
    void add(String name, JsonParser value) {
        if (isIgnored) {
            value.skipChildren();
            return;
        }
        if (begun == 0) {
            JsonPrint.beginObject(json, 0);
            begun = 1;
        }
        while (begun <= path.size()) {
            JsonPrint.name(path.get(begun - 1), json, 0);
            JsonPrint.beginObject(json, 0);
            begun++;
        }
        JsonPrint.name(name, json, 0);
        JsonPrint.value(value, json, 0);
    }

    /** Keeps a value that is no object and so stands for all. */
    void whole(JsonParser value) {
        JsonPrint.value(value, json, 0);
    }

    /** Writes all that was kept. */
    void writeTo(CopyBuffer out) {
        if (begun > 0) {
            JsonPrint.endObject(json);
            begun = 0;
        }
        out.append(json.bytes(), 0, json.size());
    }
}
