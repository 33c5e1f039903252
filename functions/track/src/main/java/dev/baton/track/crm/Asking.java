package dev.baton.track.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.salesforce.Failure;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one batch asks: nothing while Salesforce is paused, nothing more once Salesforce stayed away, and nothing that could end too late. A
 * question that is not put is answered at once as one that stayed without an answer, so that what needs nobody is done in time. For one
 * batch and one thread.
 */
final class Asking implements Rows {
    private final Rows rows;
    private final Supplier<Optional<Failure>> paused;
    private final BooleanSupplier timeIsShort;
    private @Nullable Failure shut;
    private boolean looked;

    Asking(Rows rows, Supplier<Optional<Failure>> paused, BooleanSupplier timeIsShort) {
        this.rows = rows;
        this.paused = paused;
        this.timeIsShort = timeIsShort;
    }

    @Override
    public void each(String soql, Consumer<ObjectNode> each) {
        Optional<Failure> why = shut();
        if (why.isPresent()) {
            throw new Unanswered(why.get());
        }
        try {
            rows.each(soql, each);
        } catch (Unanswered e) {
            shut = meetsTheNextToo(e.failure()) ? e.failure() : null;
            throw e;
        }
    }

    @Override
    public String self() {
        return rows.self();
    }

    private Optional<Failure> shut() {
        if (!looked) {
            looked = true;
            shut = paused.get().orElse(null);
        }
        if (shut == null && timeIsShort.getAsBoolean()) {
            shut = new Failure.Unreachable("not asked, as no time was left");
        }
        return Optional.ofNullable(shut);
    }

    private static boolean meetsTheNextToo(Failure failure) {
        return switch (failure) {
            case Failure.Unreachable _, Failure.DailyLimit _, Failure.Misconfigured _ -> true;
            case Failure.Locked _, Failure.Duplicate _, Failure.Permanent _ -> false;
        };
    }
}
