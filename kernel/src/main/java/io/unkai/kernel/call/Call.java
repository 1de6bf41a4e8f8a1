package io.unkai.kernel.call;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Operation;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of one API call, fixed before the handler runs. A handler takes time, identity and randomness only from
 * here.
 *
 * @param operation what is called
 * @param principal who calls
 * @param session what temporary credentials say beside
 * @param account the twelve-digit account the call acts in
 * @param region the region the call acts in, for example {@code us-east-1}
 * @param requestId the id that the answer and the logs carry
 * @param now the cloud's time of the call
 * @param ids where new ids and random values come from
 * @param client how the caller reached us
 * @param access what else the caller may do
 */
public record Call(
        Operation<?, ?> operation,
        Principal principal,
        Session session,
        String account,
        String region,
        String requestId,
        Instant now,
        Ids ids,
        Client client,
        Access access) {
    /**
     * How the caller reached us.
     *
     * @param address the caller's address
     * @param userAgent the header as sent, or empty
     * @param secure whether over TLS
     * @param host the host the caller addressed, with port where given, for answers that name themselves
     * @param accessKey the access key id that signed, or empty
     * @param referer the header as sent, or empty
     * @param signature how the request was signed
     */
    public record Client(
            InetAddress address,
            String userAgent,
            boolean secure,
            String host,
            String accessKey,
            String referer,
            Signature signature) {
        /** A caller that followed no link, and of whose signature nothing is known. */
        public Client(InetAddress address, String userAgent, boolean secure, String host, String accessKey) {
            this(address, userAgent, secure, host, accessKey, "", Signature.NONE);
        }
    }

    /**
     * How a request was signed.
     *
     * @param form where the signature stood
     * @param algorithm for example {@code AWS4-HMAC-SHA256}, or empty
     * @param time when it was made, or null where there is none
     */
    public record Signature(
            Form form, String algorithm, @Nullable Instant time) {
        /** Nobody signed. */
        public static final Signature NONE = new Signature(Form.NONE, "", null);

        /** A service of this cloud calls. */
        public static final Signature SERVICE = new Signature(Form.SERVICE, "", null);

        /** Where a signature stands. */
        public enum Form {
            NONE,
            /** None, as the call never left the cloud; no client can claim that. */
            SERVICE,
            HEADER,
            QUERY,
            POST
        }
    }
}
