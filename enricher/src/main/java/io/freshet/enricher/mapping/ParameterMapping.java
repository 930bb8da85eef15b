package io.freshet.enricher.mapping;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.event.payload.RawEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
    public Outcome<Draft> map(RawEvent raw) {
        var now = clock.instant();
        var draft = new Draft(raw);
        var failures = new ArrayList<Failure.OfEnrichment>();
        setRequestFields(draft, now);
        setCollectorTstamp(draft, failures);
        for (var parameter : TrackerParameter.all()) {
            var value = raw.parameters().get(parameter.wireName());
            if (value != null) {
                set(draft, parameter, value, failures);
            }
        }
        return failures.isEmpty()
                ? new Outcome.Good<>(draft)
                : new Outcome.Bad<>(
                        new BadRow.EnrichmentFailures(processor, now, failures, draft.view()));
    }

    private void setRequestFields(Draft draft, Instant now) {
        var raw = draft.raw();
        draft.set(AtomicField.EVENT_ID, ids.get().toString());
        draft.set(AtomicField.V_COLLECTOR, raw.collector());
        draft.set(AtomicField.V_ETL, processor.artifact() + "-" + processor.version());
        draft.set(AtomicField.ETL_TSTAMP, FieldTime.format(now.toEpochMilli()));
        draft.set(AtomicField.NETWORK_USERID, raw.networkUserId());
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
            failures.add(
                    failure(
                            "collector_tstamp",
                            text.replace(' ', 'T') + "Z",
                            "formatted as " + text + " is not Redshift-compatible"));
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
            failures.add(failure(parameter.wireName(), value, misfit.expectation()));
        }
    }

    private static Failure.OfEnrichment failure(String field, String value, String expectation) {
        return new Failure.OfEnrichment(null, new Failure.Unexpected(field, value, expectation));
    }
}
