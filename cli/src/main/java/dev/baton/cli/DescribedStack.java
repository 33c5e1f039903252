package dev.baton.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * A deployed stack as CloudFormation describes it: one signed call of {@code DescribeStacks}, whose answer is kept nowhere. The outputs say
 * where tables, queues and the secret are, the parameters how it runs. It takes the permission {@code cloudformation:DescribeStacks}.
 */
final class DescribedStack {
    private static final Map<String, String> OUTPUTS = Map.ofEntries(
            Map.entry("ApiUrl", "BATON_API_URL"),
            Map.entry("LeadsTable", "BATON_LEADS_TABLE"),
            Map.entry("RoutingTable", "BATON_ROUTING_TABLE"),
            Map.entry("EnrichQueueUrl", "BATON_ENRICH_QUEUE"),
            Map.entry("ScoreQueueUrl", "BATON_SCORE_QUEUE"),
            Map.entry("AssignQueueUrl", "BATON_ASSIGN_QUEUE"),
            Map.entry("DeliverQueueUrl", "BATON_DELIVER_QUEUE"),
            Map.entry("InboxQueueUrl", "BATON_INBOX_QUEUE"),
            Map.entry("ChangesQueueUrl", "BATON_CHANGES_QUEUE"),
            Map.entry("AssignDeadLettersUrl", "BATON_ASSIGN_DEAD_LETTERS"),
            Map.entry("OutcomeBus", "BATON_EVENT_BUS"),
            Map.entry("SecretRef", "BATON_SECRET_REF"));

    private static final Map<String, String> PARAMETERS = Map.of(
            "Mode", "BATON_MODE",
            "Client", "BATON_CLIENT",
            "SalesforceUrl", "BATON_SALESFORCE_URL",
            "SalesforceAuth", "BATON_SALESFORCE_AUTH",
            "SalesforceClientId", "BATON_SALESFORCE_CLIENT_ID",
            "SalesforceUser", "BATON_SALESFORCE_USER",
            "SalesforceSecret", "BATON_SALESFORCE_SECRET",
            "SalesforceApi", "BATON_SALESFORCE_API");

    private DescribedStack() {}

    /**
     * Reads a stack.
     *
     * @param environment what it says goes before what CloudFormation says
     * @throws Refusal if there is no such stack, or the caller may not look at it
     */
    static Stack read(String name, Map<String, String> environment) {
        String region = Optional.ofNullable(environment.get("AWS_REGION")).orElseGet(DescribedStack::region);
        Map<String, String> names = new HashMap<>();
        Element answer = ask(name, region, environment);
        put(names, answer, OUTPUTS, "Outputs", "OutputKey", "OutputValue");
        put(names, answer, PARAMETERS, "Parameters", "ParameterKey", "ParameterValue");
        if (!names.containsKey("BATON_LEADS_TABLE")) {
            throw new Refusal(
                    "the stack '" + name + "' in " + region + " is none of Baton's: it has no output LeadsTable");
        }
        names.put("AWS_REGION", region);
        names.putAll(environment);
        return new Stack(name, names);
    }

    private static String region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException none) {
            throw new Refusal("no AWS region is configured: set AWS_REGION", none);
        }
    }

    private static Element ask(String name, String region, Map<String, String> environment) {
        URI endpoint = URI.create(Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_CLOUDFORMATION"))
                .orElse("https://cloudformation." + region + ".amazonaws.com"));
        SdkHttpRequest request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(endpoint)
                .encodedPath("/")
                .putRawQueryParameter("Action", "DescribeStacks")
                .putRawQueryParameter("StackName", name)
                .putRawQueryParameter("Version", "2010-05-15")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(credentials(environment))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cloudformation")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request();
        try (SdkHttpClient http = UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(Duration.ofSeconds(20))
                .build()) {
            HttpExecuteResponse answer = http.prepareRequest(
                            HttpExecuteRequest.builder().request(signed).build())
                    .call();
            Element body =
                    parse(answer.responseBody().map(InputStream.class::cast).orElse(InputStream.nullInputStream()));
            if (!answer.httpResponse().isSuccessful()) {
                throw new Refusal("CloudFormation does not describe the stack '" + name + "' in " + region + ": "
                        + text(body, "Message") + " (" + text(body, "Code") + ")");
            }
            return body;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(
                    "CloudFormation in " + region + " cannot be asked: " + unreachable.getMessage(), unreachable);
        }
    }

    private static AwsCredentials credentials(Map<String, String> environment) {
        String key = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        if (key != null && secret != null) {
            String session = environment.get("AWS_SESSION_TOKEN");
            return session == null
                    ? AwsBasicCredentials.create(key, secret)
                    : AwsSessionCredentials.create(key, secret, session);
        }
        try (DefaultCredentialsProvider provider =
                DefaultCredentialsProvider.builder().build()) {
            return provider.resolveCredentials();
        }
    }

    /** What comes from outside is read without document types, which could name files. */
    private static Element parse(InputStream body) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(body).getDocumentElement();
        } catch (SAXException | ParserConfigurationException strange) {
            throw new IOException("the answer is no XML", strange);
        }
    }

    private static void put(
            Map<String, String> names,
            Element answer,
            Map<String, String> known,
            String list,
            String key,
            String value) {
        var lists = answer.getElementsByTagName(list);
        for (int i = 0; i < lists.getLength(); i++) {
            if (lists.item(i) instanceof Element its) {
                var members = its.getElementsByTagName("member");
                for (int m = 0; m < members.getLength(); m++) {
                    if (members.item(m) instanceof Element member) {
                        Optional.ofNullable(known.get(text(member, key)))
                                .ifPresent(name -> names.put(name, text(member, value)));
                    }
                }
            }
        }
    }

    private static String text(Element element, String name) {
        var found = element.getElementsByTagName(name);
        return found.getLength() == 0
                ? ""
                : String.valueOf(found.item(0).getTextContent()).strip();
    }
}
