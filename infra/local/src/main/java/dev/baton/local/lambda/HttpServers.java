package dev.baton.local.lambda;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Makes the JDK's HTTP server, without the 40 ms that delayed acknowledgements cost it (it reads the property once, when it loads). */
public final class HttpServers {
    private HttpServers() {}

    /**
     * A server that is bound but not started.
     *
     * @throws IOException if the address is taken
     */
    public static HttpServer create(InetSocketAddress address) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return HttpServer.create(address, 128);
    }
}
