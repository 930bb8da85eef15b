package io.freshet.runtime.service;

import java.util.ArrayList;
import java.util.List;

/** A service whose health the test sets. */
class FakeService implements Service {

    final List<String> calls = new ArrayList<>();
    private final String name;
    volatile Health health;

    FakeService(String name, Health health) {
        this.name = name;
        this.health = health;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        calls.add("start");
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
