package io.unkai.kernel.call;

/**
 * What an access key proves.
 *
 * @param secretKey the secret that signs
 * @param principal who signs with it
 * @param session what temporary credentials say beside, or {@link Session#NONE}
 */
public record Credential(String secretKey, Principal principal, Session session) {
    /** A long-term key. */
    public Credential(String secretKey, Principal principal) {
        this(secretKey, principal, Session.NONE);
    }

    /** Names the principal only. */
    @Override
    public String toString() {
        return "Credential[" + principal.arn() + "]";
    }
}
