package io.freshet.collector.endpoint;

import io.freshet.collector.request.ClientAddress;
import io.freshet.collector.request.RequestPayload;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.PayloadSplitter;
import java.util.List;

/**
 * From a payload to the records to store.
 *
 * @param splitter keeps them small enough
 * @param ids makes their keys
 * @param addressIsKey whether the client's address is the partition key where it is known
 */
public record EventRecords(PayloadSplitter splitter, IdSource ids, boolean addressIsKey) {

    /** All with one key; usually one. */
    public List<OutputRecord> of(RequestPayload payload) {
        var address = payload.withoutBody().ipAddress();
        var key =
                addressIsKey && address != null && !address.equals(ClientAddress.UNKNOWN)
                        ? address
                        : ids.partitionKey();
        return splitter.records(payload, key);
    }
}
