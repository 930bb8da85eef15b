package io.freshet.enricher.mapping;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Fault;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Fills the fields that a tracker sent, and those that collector and enricher know. Thread-safe.
 *
 * @param processor becomes {@code v_etl}; stands in bad rows
 * @param clock gives {@code etl_tstamp}
 * @param ids gives an id to events that come without one
 */
public record ParameterMapping(Processor processor, InstantSource clock, Supplier<UUID> ids) {

    /** Maps one event; one bad row tells all parameters that are not what they should be. */
    public Optional<BadRow> map(Draft draft) {
        var now = clock.instant();
        var raw = draft.raw();
        var failures = new ArrayList<Failure.OfEnrichment>();
        setRequestFields(draft, now);
        setCollectorTstamp(draft, failures);
        var values = TrackerParameter.valuesIn(raw.parameters());
        for (int i = 0; i < values.length; i++) {
            var value = values[i];
            if (value != null) {
                set(draft, TrackerParameter.all().get(i), value, failures);
            }
        }
        if (draft.get(AtomicField.EVENT_ID) == null) {
            draft.set(AtomicField.EVENT_ID, ids.get().toString());
        }
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new BadRow.EnrichmentFailures(processor, now, failures, draft.view()));
    }

    private void setRequestFields(Draft draft, Instant now) {
        var raw = draft.raw();
        draft.set(AtomicField.V_COLLECTOR, FieldText.cleanOrNull(raw.collector()));
        draft.set(AtomicField.V_ETL, processor.artifact() + "-" + processor.version());
        draft.set(AtomicField.ETL_TSTAMP, FieldTime.format(now.toEpochMilli()));
        draft.set(AtomicField.NETWORK_USERID, FieldText.cleanOrNull(raw.networkUserId()));
        draft.set(AtomicField.USERAGENT, FieldText.cleanOrNull(raw.userAgent()));
        var address = raw.ipAddress();
        if (address != null) {
            draft.set(AtomicField.USER_IPADDRESS, ((Parsed.Text) FieldParsers.ip(address)).text());
        }
    }

    private static void setCollectorTstamp(Draft draft, List<Failure.OfEnrichment> failures) {
        var instant = draft.raw().timestamp();
        if (instant == null) {
            return;
        }
        var text = FieldTime.format(instant.toEpochMilli());
        if (FieldTime.fits(instant.toEpochMilli())) {
            draft.set(AtomicField.COLLECTOR_TSTAMP, text);
        } else {
            var sent = text.replace(' ', 'T') + "Z";
            var expectation = "formatted as " + text + " is not Redshift-compatible";
            refuse(draft, "collector_tstamp", sent, expectation, failures);
        }
    }

    private static void set(
            Draft draft,
            TrackerParameter parameter,
            String value,
            List<Failure.OfEnrichment> failures) {
        var parsed = parameter.parse(value);
        var field = parameter.fields().get(0);
        if (parsed instanceof Parsed.Text one) {
            draft.set(field, one.text());
        } else if (parsed instanceof Parsed.Texts two) {
            draft.set(field, two.first());
            draft.set(parameter.fields().get(1), two.second());
        } else if (parsed instanceof Parsed.Json json) {
            draft.setSent(field, json.json());
        } else if (parsed instanceof Parsed.Misfit misfit) {
            refuse(draft, parameter.wireName(), value, misfit.expectation(), failures);
        }
    }

    private static void refuse(
            Draft draft,
            String name,
            String value,
            String expectation,
            List<Failure.OfEnrichment> failures) {
        var failure = new Failure.Unexpected(name, value, expectation);
        failures.add(new Failure.OfEnrichment(null, failure));
        draft.add(Fault.ofText(failure, name, null, value));
    }
}
