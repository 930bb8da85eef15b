package io.freshet.iglu.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruCacheTest {

    @Test
    void theLeastRecentlyUsedEntryGoesFirst() {
        var cache = new LruCache<String, Integer>(2);
        cache.put("a", 1);
        cache.put("b", 2);
        cache.get("a");

        cache.put("c", 3);

        assertThat(cache.get("a")).isEqualTo(1);
        assertThat(cache.get("b")).isNull();
        assertThat(cache.get("c")).isEqualTo(3);
    }

    @Test
    void nothingIsKeptWithoutRoom() {
        var cache = new LruCache<String, Integer>(0);

        cache.put("a", 1);

        assertThat(cache.get("a")).isNull();
    }

    @Test
    void anEntryCanBeForgotten() {
        var cache = new LruCache<String, Integer>(2);
        cache.put("a", 1);

        cache.remove("a");

        assertThat(cache.get("a")).isNull();
    }
}
