package io.freshet.webapp.trace;

import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.RecordLookup;
import io.freshet.webapp.tail.TailRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Topics without a broker; counts how often they are searched. */
final class Topics implements RecordLookup {

    private final List<TailRecord> records = new ArrayList<>();
    private int searches;

    TailRecord add(TailRecord record) {
        records.add(record);
        return record;
    }

    int searches() {
        return searches;
    }

    @Override
    public Optional<TailRecord> at(Place place) {
        return records.stream().filter(record -> record.place().equals(place)).findFirst();
    }

    @Override
    public List<TailRecord> search(Search search, Predicate<TailRecord> fits) {
        searches++;
        return records.stream()
                .filter(record -> search.stages().contains(record.stage()))
                .filter(record -> record.record().timestamp() >= search.fromMillis())
                .filter(record -> record.record().timestamp() <= search.toMillis())
                .filter(fits)
                .limit(search.enough())
                .toList();
    }
}
