package io.freshet.webapp.trace;

import io.freshet.event.atomic.AtomicField;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the columns of an event are about, by the beginning of their names. */
final class FieldGroups {

    private static final Map<String, String> BY_BEGINNING = new LinkedHashMap<>();

    static {
        BY_BEGINNING.put("app_id", "Application");
        BY_BEGINNING.put("platform", "Application");
        BY_BEGINNING.put("user_id", "User");
        BY_BEGINNING.put("user_ip", "User");
        BY_BEGINNING.put("user_finger", "User");
        BY_BEGINNING.put("domain_", "User");
        BY_BEGINNING.put("network_", "User");
        BY_BEGINNING.put("geo_", "Location");
        BY_BEGINNING.put("ip_", "Location");
        BY_BEGINNING.put("page_", "Page");
        BY_BEGINNING.put("refr_", "Referrer");
        BY_BEGINNING.put("mkt_", "Campaign");
        BY_BEGINNING.put("se_", "Structured event");
        BY_BEGINNING.put("tr_", "Transaction");
        BY_BEGINNING.put("ti_", "Transaction");
        BY_BEGINNING.put("txn_", "Transaction");
        BY_BEGINNING.put("base_", "Transaction");
        BY_BEGINNING.put("pp_", "Page ping");
        BY_BEGINNING.put("br_", "Device");
        BY_BEGINNING.put("os_", "Device");
        BY_BEGINNING.put("dvce_", "Device");
        BY_BEGINNING.put("doc_", "Device");
        BY_BEGINNING.put("useragent", "Device");
        BY_BEGINNING.put("contexts", "Entities");
        BY_BEGINNING.put("derived_contexts", "Entities");
        BY_BEGINNING.put("unstruct_event", "Entities");
    }

    private FieldGroups() {}

    static String of(AtomicField field) {
        var column = field.column();
        if (field.kind() == AtomicField.Kind.TIMESTAMP) {
            return "Date/time";
        }
        return BY_BEGINNING.entrySet().stream()
                .filter(group -> column.startsWith(group.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Event");
    }
}
