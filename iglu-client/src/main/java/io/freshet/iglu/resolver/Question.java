package io.freshet.iglu.resolver;

import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry;

/** One kind of thing that registries are asked for. */
interface Question<K, V> {

    /** The vendor, which decides who is asked first. */
    String vendor(K key);

    /** Asks one registry. */
    Answer<V> ask(Registry registry, K key);

    /** The registry's stamp for the key, see {@link Registry#stamp}. */
    String stamp(Registry registry, K key);

    /** The registry's stamp for what the found thing leads to. */
    default String stampBeyond(Registry registry, K key, V found) {
        return "";
    }
}
