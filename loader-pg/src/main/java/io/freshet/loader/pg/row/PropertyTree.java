package io.freshet.loader.pg.row;

import io.freshet.loader.pg.row.TableShape.PropertyCell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The properties of one object and where their values go: the paths of columns as a tree. */
final class PropertyTree {

    /** No cell is this property's. */
    static final int NONE = -1;

    private final PropertyNameMatcher names;
    private final int[] cells;
    private final @Nullable PropertyTree[] below;
    private final int[] seenIn;
    private int row;

    private PropertyTree(List<PropertyCell> of, int[] numbers, int depth) {
        var members = new LinkedHashMap<String, List<Integer>>();
        for (int number : numbers) {
            var name = of.get(number).column().path().get(depth);
            members.computeIfAbsent(name, n -> new ArrayList<>()).add(number);
        }
        names = matcher(members.keySet());
        cells = new int[members.size()];
        below = new PropertyTree[members.size()];
        seenIn = new int[members.size()];
        int i = 0;
        for (var member : members.values()) {
            fill(i++, of, member, depth);
        }
    }

    /** The tree of all cells of a table. */
    static PropertyTree of(TableShape shape) {
        var numbers = new int[shape.cells().size()];
        Arrays.setAll(numbers, i -> i);
        return new PropertyTree(shape.cells(), numbers, 0);
    }

    private void fill(int i, List<PropertyCell> of, List<Integer> member, int depth) {
        cells[i] = NONE;
        var deeper = new ArrayList<Integer>();
        for (int number : member) {
            if (of.get(number).column().path().size() == depth + 1) {
                cells[i] = number;
            } else {
                deeper.add(number);
            }
        }
        if (!deeper.isEmpty()) {
            int[] numbers = deeper.stream().mapToInt(Integer::intValue).toArray();
            below[i] = new PropertyTree(of, numbers, depth + 1);
        }
    }

    static PropertyNameMatcher matcher(Iterable<String> names) {
        var named = new ArrayList<Named>();
        for (var name : names) {
            named.add(Named.fromString(name));
        }
        return JsonSource.FACTORY.constructNameMatcher(named, false);
    }

    /** Finds the number of a property. */
    PropertyNameMatcher names() {
        return names;
    }

    /** The number of the property's cell among those of the table, or {@link #NONE}. */
    int cell(int property) {
        return cells[property];
    }

    /** The properties of the property that have columns, or null. */
    @Nullable PropertyTree below(int property) {
        return below[property];
    }

    /** Starts an object. */
    void begin() {
        row++;
    }

    /** Notes a property; says whether the object has had it before. */
    boolean isRepeated(int property) {
        boolean before = seenIn[property] == row;
        seenIn[property] = row;
        return before;
    }
}
