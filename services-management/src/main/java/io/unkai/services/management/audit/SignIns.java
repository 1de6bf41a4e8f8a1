package io.unkai.services.management.audit;

import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.Struct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records what happens at the console's door, which is no call of an API but is told as if it were. */
public final class SignIns {
    /** Somebody signed in, or tried to. */
    public static final String CONSOLE_LOGIN = "ConsoleLogin";

    /** A signed-in user changed to a role. */
    public static final String SWITCH_ROLE = "SwitchRole";

    /** A signed-in user came back from a role. */
    public static final String EXIT_ROLE = "ExitRole";

    /** A program asked for a token to sign a browser in. */
    public static final String GET_SIGNIN_TOKEN = "GetSigninToken";

    private static final String REGION = "us-east-1";
    private static final ServiceModel SERVICE = new ServiceModel(
            "signin",
            "Signin",
            "",
            "signin",
            "signin",
            "signin",
            List.of(Protocol.REST_JSON_1),
            null,
            "Signin",
            null,
            true,
            false,
            List::of);
    private static final Map<String, Operation<?, ?>> OPERATIONS = Map.of(
            CONSOLE_LOGIN, operation(CONSOLE_LOGIN),
            SWITCH_ROLE, operation(SWITCH_ROLE),
            EXIT_ROLE, operation(EXIT_ROLE),
            GET_SIGNIN_TOKEN, operation(GET_SIGNIN_TOKEN));

    private final Recorder recorder;
    private final Ids ids;
    private final Supplier<Instant> clock;

    /**
     * @param recorder takes the events
     * @param ids where their ids come from
     * @param clock the cloud's time
     */
    public SignIns(Recorder recorder, Ids ids, Supplier<Instant> clock) {
        this.recorder = recorder;
        this.ids = ids;
        this.clock = clock;
    }

    private static Operation<Struct, Struct> operation(String name) {
        return new Operation<>(SERVICE, name, HttpTrait.RPC, Set.of(), null, null, () -> {
            throw new IllegalStateException(name + " is no operation of an API");
        });
    }

    /**
     * Records one.
     *
     * @param name one of the names above
     * @param account the account that is told of it
     * @param error why it failed, or null
     * @param additional what else there is to say, by name
     */
    public void record(
            String name,
            FinishedCall.Caller caller,
            String account,
            FinishedCall.Client client,
            @Nullable ApiException error,
            Map<String, String> additional) {
        var operation = OPERATIONS.get(name);
        if (operation == null) {
            throw new IllegalArgumentException(name);
        }
        recorder.offer(new FinishedCall(
                operation,
                caller,
                account,
                REGION,
                ids.uuid(),
                clock.get(),
                client,
                null,
                null,
                error,
                new FinishedCall.Beside("", "", error == null ? "Success" : "Failure", additional, null)));
    }
}
