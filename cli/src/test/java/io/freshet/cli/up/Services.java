package io.freshet.cli.up;

import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;

/** Services for tests that do nothing. */
final class Services {

    private Services() {}

    /** One that is always as it is. */
    static Service of(String name, Health health) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void start() {}

            @Override
            public Health health() {
                return health;
            }

            @Override
            public void close() {}
        };
    }
}
