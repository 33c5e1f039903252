package dev.baton.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Salesforce's REST API below {@code /services/data}, as far as Baton uses it. Thread-safe. */
final class Rest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PATH = Pattern.compile("/services/data/(v[2-6]\\d\\.0)(/[^?]*)?(?:\\?(.*))?");
    private static final int LARGEST_PAGE = 2000;

    private final Org org;
    private final OAuth oauth;
    private final Faults faults;
    private final Records records;
    private final int dailyLimit;
    private final int pageSize;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger cursors = new AtomicInteger();
    private final Map<String, Results.Found> open = new ConcurrentHashMap<>();

    /** An API of an org. */
    Rest(Org org, OAuth oauth, Faults faults, int dailyLimit, int pageSize) {
        this.org = org;
        this.oauth = oauth;
        this.faults = faults;
        this.records = new Records(org, faults);
        this.dailyLimit = dailyLimit;
        this.pageSize = pageSize;
    }

    /** How many calls were answered or refused so far, tokens not counted. */
    long calls() {
        return calls.get();
    }

    /** The header by which Salesforce tells how much of the day's calls is used. */
    String usage() {
        return "api-usage=" + calls.get() + "/" + dailyLimit;
    }

    /** Answers a call. */
    Reply call(Request request) {
        long number = calls.incrementAndGet();
        try {
            String user = session(request);
            if (faults.strikes(Fault.DAILY_LIMIT) || number > dailyLimit) {
                throw new Refused(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
            }
            if (faults.strikes(Fault.CONCURRENCY)) {
                throw new Refused(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.");
            }
            return answered(request, user);
        } catch (Refused refused) {
            return Reply.of(refused);
        }
    }

    private String session(Request request) {
        String token = request.header("Authorization").replaceFirst("(?i)^(Bearer|OAuth) ", "");
        Optional<String> user = oauth.user(token);
        if (user.isPresent() && oauth.hasServed(token) && faults.strikes(Fault.EXPIRED_SESSION)) {
            oauth.expire(token);
            user = Optional.empty();
        }
        if (faults.strikes(Fault.LOCKED_OUT)) {
            user = Optional.empty();
        }
        return user.orElseThrow(() -> new Refused(401, "INVALID_SESSION_ID", "Session expired or invalid"));
    }

    private Reply answered(Request request, String user) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw Refused.notFound();
        }
        String version = path.group(1);
        String resource = Optional.ofNullable(path.group(2)).orElse("");
        String query = Optional.ofNullable(path.group(3)).orElse("");
        Caller caller = caller(request, version, user);
        Composite composite = new Composite(org, records, below -> read(version, below, request));
        String method = request.query("_HttpMethod").orElse(request.method());
        return switch (resource) {
            case "/composite" -> composite.composite(caller, posted(request));
            case "/composite/graph" -> composite.graphs(caller, posted(request));
            default -> {
                if (isOfRecord(resource)) {
                    JsonNode body = method.equals("PATCH") || method.equals("POST")
                            ? json(request)
                            : JsonNodeFactory.instance.missingNode();
                    String below = query.isEmpty() ? resource : resource + "?" + query;
                    yield org.transact(caller, transaction -> records.handle(transaction, method, below, body));
                }
                if (!method.equals("GET")) {
                    throw Records.methodNotAllowed(method);
                }
                yield read(version, query.isEmpty() ? resource : resource + "?" + query, request);
            }
        };
    }

    private static boolean isOfRecord(String resource) {
        return resource.startsWith("/sobjects/") && !resource.endsWith("/describe");
    }

    private static Caller caller(Request request, String version, String user) {
        String api = "com/salesforce/api/rest/" + version.substring(1);
        Matcher client = Pattern.compile("client=([^,;\\s]+)").matcher(request.header("Sforce-Call-Options"));
        return new Caller(
                user,
                client.find() ? api + ";client=" + client.group(1) : api,
                !request.header("Sforce-Auto-Assign").strip().equalsIgnoreCase("FALSE"),
                request.header("Sforce-Duplicate-Rule-Header")
                        .toLowerCase(Locale.ROOT)
                        .contains("allowsave=true"));
    }

    private static JsonNode posted(Request request) {
        if (!request.method().equals("POST")) {
            throw Records.methodNotAllowed(request.method());
        }
        return json(request);
    }

    private static JsonNode json(Request request) {
        if (!request.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Refused(
                    415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type header specified in HTTP request is not supported");
        }
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw new Refused(400, "JSON_PARSER_ERROR", "The HTTP entity body is not JSON");
        }
    }

    private Reply read(String version, String below, Request request) {
        String[] parts = below.split("\\?", 2);
        String resource = parts[0];
        if (resource.equals("/query") || resource.equals("/queryAll")) {
            String soql = Request.form(parts.length > 1 ? parts[1] : "").getOrDefault("q", "");
            Results.Found found = new Results(org, version).of(Soql.read(soql), resource.equals("/queryAll"));
            return page(
                    found,
                    "01g5f" + String.format(Locale.ROOT, "%010d", cursors.incrementAndGet()),
                    0,
                    version,
                    request);
        }
        if (resource.startsWith("/query/")) {
            String[] cursor = resource.substring("/query/".length()).split("-", 2);
            Results.Found found = Optional.ofNullable(open.get(cursor[0]))
                    .orElseThrow(() -> new Refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator"));
            return page(found, cursor[0], Integer.parseInt(cursor[1]), version, request);
        }
        if (resource.equals("/limits")) {
            ObjectNode limits = JsonNodeFactory.instance.objectNode();
            limits.putObject("DailyApiRequests")
                    .put("Max", dailyLimit)
                    .put("Remaining", Math.max(0, dailyLimit - calls.get()));
            return new Reply(200, limits);
        }
        if (resource.startsWith("/sobjects/") && resource.endsWith("/describe")) {
            String name = resource.substring("/sobjects/".length(), resource.length() - "/describe".length());
            return new Reply(200, Describe.of(Schema.object(name).orElseThrow(Refused::notFound)));
        }
        throw Refused.notFound();
    }

    private Reply page(Results.Found found, String cursor, int from, String version, Request request) {
        Matcher asked = Pattern.compile("batchSize=(\\d+)").matcher(request.header("Sforce-Query-Options"));
        int size = asked.find() ? Math.clamp(Integer.parseInt(asked.group(1)), 200, LARGEST_PAGE) : pageSize;
        int to = Math.min(found.records().size(), from + size);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("totalSize", found.total());
        page.put("done", to == found.records().size());
        if (to < found.records().size()) {
            open.put(cursor, found);
            page.put("nextRecordsUrl", "/services/data/" + version + "/query/" + cursor + "-" + to);
        } else {
            open.remove(cursor);
        }
        ArrayNode records = page.putArray("records");
        found.records().subList(from, to).forEach(records::add);
        return new Reply(200, page);
    }
}
