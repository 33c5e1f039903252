package dev.baton.deliver;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Gives a Quarkus test a {@link BusStub}, where the AWS SDK's own settings say that EventBridge is. */
public final class BusResource implements QuarkusTestResourceLifecycleManager {
    private final BusStub bus = started();

    private static BusStub started() {
        try {
            return new BusStub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        System.setProperty("aws.endpointUrlEventBridge", bus.endpoint().toString());
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        return Map.of();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(bus, new TestInjector.MatchesType(BusStub.class));
    }

    @Override
    public void stop() {
        bus.close();
    }
}
