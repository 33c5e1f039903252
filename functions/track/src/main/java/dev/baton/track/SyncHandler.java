package dev.baton.track;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;

/** People and accounts from Salesforce, on a schedule; {@code counts} in the schedule's input asks for the nightly count, too. */
@Named("sync")
public final class SyncHandler implements RequestHandler<Map<String, Object>, SyncHandler.Report> {
    private final Optional<SyncJob> job;

    /**
     * What the invocation answers.
     *
     * @param connected whether there is an org
     * @param whole whether it answered everything, and nothing was held back
     */
    public record Report(boolean connected, boolean whole) {}

    @Inject
    SyncHandler(Optional<SyncJob> job) {
        this.job = job;
    }

    @Override
    public Report handleRequest(Map<String, Object> event, Context context) {
        boolean counts = "true".equals(String.valueOf(event.get("counts")));
        return job.map(it -> it.run(counts)).orElse(new Report(false, false));
    }
}
