package dev.baton.ingest;

import dev.baton.ingest.http.Answer;
import dev.baton.ingest.http.Cors;
import dev.baton.ingest.http.LeadPost;
import dev.baton.ingest.http.Refusal;
import dev.baton.ingest.http.Request;
import dev.baton.ingest.http.SignalPost;
import dev.baton.ingest.intake.Intake;
import dev.baton.ingest.intake.Taken;
import dev.baton.intake.Returning;
import dev.baton.lead.Ids;
import dev.baton.lead.Keys;
import dev.baton.lead.LeadId;
import dev.baton.lead.Signal;
import dev.baton.normal.Emails;
import dev.baton.normal.Hosts;
import dev.baton.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The HTTP front: {@code POST /leads}, {@code POST /signals}, and browsers that ask first. Thread-safe. */
public final class Front {
    /** Bodies over this are refused: nobody types that much into a form. */
    static final int LARGEST_BODY = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(Front.class);

    private final Cors cors;
    private final LeadPost leadPost;
    private final SignalPost signalPost;
    private final Ids ids;
    private final Intake intake;
    private final Returning returning;
    private final Clock clock;

    public Front(
            Cors cors,
            LeadPost leadPost,
            SignalPost signalPost,
            Ids ids,
            Intake intake,
            Returning returning,
            Clock clock) {
        this.cors = cors;
        this.leadPost = leadPost;
        this.signalPost = signalPost;
        this.ids = ids;
        this.intake = intake;
        this.returning = returning;
        this.clock = clock;
    }

    /** Answers a request, whatever it is; never throws. */
    public Answer answer(Request request) {
        if (request.method().equals("OPTIONS")) {
            return cors.preflight(request);
        }
        return cors.allow(request, safely(request));
    }

    private Answer safely(Request request) {
        try {
            return post(request);
        } catch (RuntimeException e) {
            // Its message may quote what was sent: the class and the place have to do.
            LOG.errorf("a request failed: %s at %s", e.getClass().getName(), place(e));
            return StoreException.passing(e)
                    ? Answer.problem(Refusal.of(
                                    503, "Baton cannot take this now. Send it again, with the same Idempotency-Key."))
                            .with("Retry-After", "5")
                    : Answer.problem(Refusal.of(500, "Something went wrong here, and what was sent was not taken."));
        }
    }

    private static String place(RuntimeException e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.baton."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("nowhere in Baton");
    }

    private Answer post(Request request) {
        boolean leads = request.path().equals("/leads");
        if (!leads && !request.path().equals("/signals")) {
            return Answer.problem(Refusal.of(404, "Send leads to /leads and signals to /signals."));
        }
        if (!request.method().equals("POST")) {
            return Answer.problem(Refusal.of(405, "Send a POST.")).with("Allow", "POST, OPTIONS");
        }
        Optional<byte[]> body = request.body();
        if (body.isEmpty()) {
            return Answer.problem(Refusal.of(400, "The body is marked as base64 and is not."));
        }
        if (body.get().length > LARGEST_BODY) {
            return Answer.problem(Refusal.of(413, "The body is larger than 64 KB."));
        }
        return leads ? lead(request, body.get()) : signal(request, body.get());
    }

    private Answer lead(Request request, byte[] body) {
        return switch (leadPost.read(request, body)) {
            case LeadPost.Read.Refused(Refusal why) -> refused(why);
            case LeadPost.Read.Lead(var submission, Optional<String> returnTo) ->
                switch (intake.take(submission)) {
                    case Taken.Accepted(LeadId id) -> accepted(id, returnTo);
                    case Taken.KeyUsed ignored ->
                        Answer.problem(Refusal.of(
                                422,
                                "This Idempotency-Key came before with another body. Use a new key for a new lead."));
                };
        };
    }

    private static Answer accepted(LeadId id, Optional<String> returnTo) {
        return returnTo.map(url -> Answer.empty(303).with("Location", url))
                .orElseGet(() -> Answer.json(202, Map.of("leadId", id.value(), "status", "received"))
                        .with("Location", "/leads/" + id));
    }

    private Answer signal(Request request, byte[] body) {
        Instant now = clock.instant();
        return switch (signalPost.read(request, body, now)) {
            case SignalPost.Read.Refused(Refusal why) -> refused(why);
            case SignalPost.Read.Given(Optional<Emails.Address> email, String domain, Signal signal) -> {
                Keys keys = ids.keys(
                        email.map(Emails.Address::key).orElse(""),
                        Hosts.company(domain).orElse(""));
                returning.signal(keys, signal, key(request, signal, keys), now);
                yield Answer.json(202, Map.of("status", "received"));
            }
        };
    }

    /** Without the sender's own key, the same signal of the same moment is one signal. */
    private static String key(Request request, Signal signal, Keys keys) {
        String content = request.header("idempotency-key") + "\n" + signal + "\n" + keys;
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Answer refused(Refusal why) {
        Answer answer = Answer.problem(why);
        return why.status() == 401 ? answer.with("WWW-Authenticate", "Bearer") : answer;
    }
}
