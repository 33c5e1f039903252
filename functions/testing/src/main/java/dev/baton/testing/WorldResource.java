package dev.baton.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test a {@link World}; the test injects it by having a static or instance field of that type. */
public final class WorldResource implements QuarkusTestResourceLifecycleManager {
    private final World world = World.fresh();

    @Override
    public Map<String, String> start() {
        return world.configuration();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(world, new TestInjector.MatchesType(World.class));
    }

    @Override
    public void stop() {
        // The engines end with the JVM.
    }
}
