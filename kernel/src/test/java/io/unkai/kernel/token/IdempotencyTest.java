package io.unkai.kernel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Store store = new MemoryStore();

    @AfterEach
    void close() {
        store.close();
    }

    /** Answers what a call with a token gets: the kept answer, or its own. */
    private String call(Call call, String token, String parameters, String answer) {
        return store.write(txn -> {
            var fingerprint = Blob.utf8(parameters);
            @Nullable
            Blob kept = Idempotency.find(
                    call,
                    txn,
                    "RunInstances",
                    token,
                    fingerprint,
                    () -> new ApiException("IdempotentParameterMismatch", "other parameters"));
            if (kept == null) {
                Idempotency.keep(call, txn, "RunInstances", token, fingerprint, Blob.utf8(answer));
                return answer;
            }
            return kept.utf8();
        });
    }

    @Test
    void theSameRequestGetsTheSameAnswer() {
        assertThat(call(Calls.at(NOW), "t", "p", "first")).isEqualTo("first");
        assertThat(call(Calls.at(NOW), "t", "p", "second")).isEqualTo("first");
        assertThat(call(Calls.at(NOW), "u", "p", "third")).isEqualTo("third");
    }

    @Test
    void otherParametersAreRefused() {
        assertThat(call(Calls.at(NOW), "t", "p", "first")).isEqualTo("first");
        assertThatThrownBy(() -> call(Calls.at(NOW), "t", "q", "second"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("IdempotentParameterMismatch"));
    }

    @Test
    void tokensExpire() {
        assertThat(call(Calls.at(NOW), "t", "p", "first")).isEqualTo("first");
        var later = NOW.plus(Idempotency.KEPT).plus(Duration.ofSeconds(1));
        assertThat(call(Calls.at(later), "t", "q", "second")).isEqualTo("second");
        assertThat(call(Calls.at(later), "t", "q", "third")).isEqualTo("second");
    }
}
