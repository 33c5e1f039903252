package dev.baton.deliver;

import dev.baton.salesforce.Http;
import dev.baton.salesforce.JdkHttp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The line to Salesforce: what happens on it before and after a call can be chosen. For one thread. */
final class Wire implements Http, AutoCloseable {
    private final JdkHttp http = new JdkHttp();
    private @Nullable Runnable beforeGraphs;
    private Runnable each = () -> {};

    /** Just before the next call that writes, once. */
    void beforeNextWrite(Runnable disturbance) {
        beforeGraphs = disturbance;
    }

    /** Before and after every call. */
    void aroundEach(Runnable step) {
        each = step;
    }

    @Override
    public Response send(Request request) throws IOException {
        each.run();
        Runnable disturbance = beforeGraphs;
        if (disturbance != null && request.uri().getPath().endsWith("/composite/graph")) {
            beforeGraphs = null;
            disturbance.run();
        }
        Response response = http.send(request);
        each.run();
        return response;
    }

    @Override
    public void close() {
        http.close();
    }
}
