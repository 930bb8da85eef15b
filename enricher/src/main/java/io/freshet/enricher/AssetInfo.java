package io.freshet.enricher;

import io.freshet.enricher.asset.AssetStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How fresh assets are, as {@code /info} shows it. */
final class AssetInfo {

    private AssetInfo() {}

    static List<Map<String, Object>> of(List<AssetStatus> assets) {
        return assets.stream().map(AssetInfo::of).toList();
    }

    private static Map<String, Object> of(AssetStatus asset) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("asset", asset.name());
        shown.put("address", asset.address());
        shown.put("fetchedAt", asset.checked());
        shown.put("changedAt", asset.changed());
        shown.put("bytes", asset.bytes());
        shown.put("sha256", asset.digest());
        if (asset.failure() != null) {
            shown.put("failure", asset.failure());
        }
        return shown;
    }
}
