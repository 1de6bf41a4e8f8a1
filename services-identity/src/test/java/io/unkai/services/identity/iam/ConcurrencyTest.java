package io.unkai.services.identity.iam;

import static io.unkai.services.identity.iam.TestIam.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.iam.AddUserToGroupRequest;
import io.unkai.api.iam.GetAccountSummaryRequest;
import io.unkai.api.iam.GetGroupRequest;
import io.unkai.api.iam.Iam;
import io.unkai.kernel.error.ApiException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    private static final int CALLERS = 8;

    private final TestIam iam = new TestIam();

    @AfterEach
    void close() {
        iam.close();
    }

    /** Runs something at once as several callers. */
    private static void together(IntFunction<Callable<?>> caller) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, CALLERS)
                    .mapToObj(i -> threads.submit(caller.apply(i)))
                    .toList();
            for (var call : running) {
                call.get();
            }
        }
    }

    @Test
    void oneOfSeveralGetsAName() throws Exception {
        var refused = new AtomicInteger();
        together(i -> () -> {
            try {
                return iam.user("Alice");
            } catch (ApiException e) {
                assertThat(e.code()).isEqualTo("EntityAlreadyExists");
                return refused.incrementAndGet();
            }
        });
        assertThat(refused).hasValue(CALLERS - 1);
    }

    @Test
    void everyOneOfSeveralIsCounted() throws Exception {
        iam.group("staff");
        together(i -> () -> {
            iam.user("user" + i);
            return iam.call(
                    Iam.ADD_USER_TO_GROUP,
                    AddUserToGroupRequest.builder()
                            .userName("user" + i)
                            .groupName("staff")
                            .build());
        });
        assertThat(iam.call(
                                Iam.GET_ACCOUNT_SUMMARY,
                                GetAccountSummaryRequest.builder().build())
                        .summaryMap())
                .containsEntry("Users", CALLERS);
        assertThat(TestIam.all(iam.call(
                                Iam.GET_GROUP,
                                GetGroupRequest.builder().groupName("staff").build())
                        .users()))
                .hasSize(CALLERS);
        assertThat(iam.store.<String>read(txn -> IamGeneration.read(txn, ACCOUNT)))
                .isNotEmpty();
    }
}
