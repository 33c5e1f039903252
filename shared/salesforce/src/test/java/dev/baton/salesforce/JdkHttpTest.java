package dev.baton.salesforce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class JdkHttpTest extends HttpContract {
    private final List<JdkHttp> open = new ArrayList<>();

    @Override
    protected Http http(Duration longest) {
        JdkHttp http = new JdkHttp(longest);
        open.add(http);
        return http;
    }

    @AfterEach
    void close() {
        open.forEach(JdkHttp::close);
    }
}
