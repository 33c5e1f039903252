package dev.baton.track;

import dev.baton.secrets.Secrets;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;

/** The secret that {@link Office} derives its ids with, whatever is referred to. */
@Mock
@Singleton
class SecretsOfATest implements Secrets {
    @Override
    public String read(String reference) {
        return Office.SECRET;
    }

    @Override
    public String renewed(String reference) {
        return Office.SECRET;
    }
}
