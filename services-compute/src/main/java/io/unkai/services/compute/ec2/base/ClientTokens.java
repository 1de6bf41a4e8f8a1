package io.unkai.services.compute.ec2.base;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.token.Idempotency;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes calls with the same client token make one thing only. */
public final class ClientTokens {
    private static final int MAX_CHARS = 64;

    private ClientTokens() {}

    /**
     * What a call makes, or what an earlier one with the same token and parameters made.
     *
     * @param token as the client sent it, or null where every call makes a new thing
     * @param input the parameters; records, so that equal ones have equal text
     * @param make makes it and answers its id
     * @return its id
     * @throws ApiException where the token was used with other parameters
     */
    public static String once(Call call, Txn txn, @Nullable String token, Object input, Supplier<String> make) {
        if (token == null || token.isEmpty()) {
            return make.get();
        }
        if (token.length() > MAX_CHARS) {
            throw Ec2Errors.invalidValue("The client token is longer than " + MAX_CHARS + " characters");
        }
        var name = call.operation().toString();
        var print = fingerprint(input);
        var before = Idempotency.find(call, txn, name, token, print, ClientTokens::mismatch);
        if (before != null) {
            return new String(before.bytes(), StandardCharsets.UTF_8);
        }
        var made = make.get();
        Idempotency.keep(call, txn, name, token, print, Blob.of(made.getBytes(StandardCharsets.UTF_8)));
        return made;
    }

    private static ApiException mismatch() {
        return new ApiException(
                "IdempotentParameterMismatch",
                "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
    }

    private static Blob fingerprint(Object input) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Blob.of(digest.digest(input.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
