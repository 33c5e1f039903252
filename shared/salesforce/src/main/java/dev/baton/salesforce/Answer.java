package dev.baton.salesforce;

import java.util.Optional;
import java.util.function.Function;

/** What came of one question to Salesforce. */
public sealed interface Answer<T> {
    /** It was answered. */
    record Ok<T>(T value) implements Answer<T> {}

    /** It was not. */
    record Failed<T>(Failure failure) implements Answer<T> {}

    /** The value, if it was answered. */
    default Optional<T> answered() {
        return switch (this) {
            case Ok<T> ok -> Optional.of(ok.value());
            case Failed<T> _ -> Optional.empty();
        };
    }

    /** Why not, if it was not. */
    default Optional<Failure> refused() {
        return switch (this) {
            case Ok<T> _ -> Optional.empty();
            case Failed<T> failed -> Optional.of(failed.failure());
        };
    }

    /** The same answer about something made of its value. */
    default <U> Answer<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Ok<T> ok -> new Ok<>(change.apply(ok.value()));
            case Failed<T> failed -> new Failed<>(failed.failure());
        };
    }

    /** A further question that only makes sense once this one was answered. */
    default <U> Answer<U> then(Function<? super T, Answer<U>> next) {
        return switch (this) {
            case Ok<T> ok -> next.apply(ok.value());
            case Failed<T> failed -> new Failed<>(failed.failure());
        };
    }
}
