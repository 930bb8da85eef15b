package io.freshet.iglu.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.IntStream;
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
    void readingKeepsTheOrderOfWhatWasPut() {
        var cache = new LruCache<Integer, Integer>(3);
        for (var i = 0; i < 3; i++) {
            cache.put(i, i);
        }
        cache.get(0);
        cache.put(0, 10);
        cache.get(2);

        cache.put(3, 3);
        cache.put(4, 4);

        assertThat(cache.get(0)).isNull();
        assertThat(cache.get(1)).isNull();
        assertThat(cache.get(2)).isEqualTo(2);
    }

    @Test
    void manyThreadsNeverMakeItLarger() throws Exception {
        var cache = new LruCache<Integer, Integer>(8);
        var threads = new ArrayList<Thread>();
        for (var t = 0; t < 4; t++) {
            var first = t;
            threads.add(
                    new Thread(
                            () -> {
                                for (var i = first; i < 20_000; i += 3) {
                                    cache.put(i % 50, i);
                                    cache.get((i + 7) % 50);
                                    cache.remove((i + 11) % 50);
                                }
                            }));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        cache.put(100, 100);

        var kept = IntStream.rangeClosed(0, 100).filter(i -> cache.get(i) != null).count();

        assertThat(kept).isBetween(1L, 8L);
        assertThat(cache.get(100)).isEqualTo(100);
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
