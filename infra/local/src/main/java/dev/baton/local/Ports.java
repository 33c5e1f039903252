package dev.baton.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Where the local run listens, on the loopback address alone; 0 is any free port.
 *
 * @param http the HTTP API and EventBridge's
 * @param dynamoDb DynamoDB Local
 * @param sqs ElasticMQ
 * @param salesforce the stand-in for Salesforce
 */
public record Ports(int http, int dynamoDb, int sqs, int salesforce) {
    /** Any free ones: for tests, several of which may run at once. */
    public static final Ports ANY = new Ports(0, 0, 0, 0);

    private static final String HTTP = "BATON_HTTP_PORT";
    private static final String DYNAMODB = "BATON_DYNAMODB_PORT";
    private static final String SQS = "BATON_SQS_PORT";
    private static final String SALESFORCE = "BATON_SALESFORCE_PORT";

    /** 8080, 8000, 9324 and 8090, or what the environment says instead. */
    public static Ports of(Map<String, String> environment) {
        return new Ports(
                port(environment, HTTP, 8080),
                port(environment, DYNAMODB, 8000),
                port(environment, SQS, 9324),
                port(environment, SALESFORCE, 8090));
    }

    /**
     * Throws if one of them is taken, naming the variable that chooses another.
     *
     * @throws LocalRunException naming the port
     */
    void requireFree() {
        requireFree(http, "the HTTP API", HTTP);
        requireFree(dynamoDb, "DynamoDB Local", DYNAMODB);
        requireFree(sqs, "ElasticMQ", SQS);
        requireFree(salesforce, "the Salesforce stand-in", SALESFORCE);
    }

    private static void requireFree(int port, String user, String variable) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new LocalRunException(
                    "Port " + port + ", which " + user + " needs, is taken: stop the program that uses it, or set "
                            + variable + " to another port.",
                    e);
        }
    }

    private static int port(Map<String, String> environment, String variable, int otherwise) {
        String text = environment.getOrDefault(variable, "");
        try {
            int port = text.isBlank() ? otherwise : Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LocalRunException(variable + " is not a port: " + text, e);
        }
        throw new LocalRunException(variable + " is not a port: " + text);
    }
}
