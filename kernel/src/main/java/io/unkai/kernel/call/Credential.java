package io.unkai.kernel.call;

/**
 * What an access key proves.
 *
 * @param secretKey the secret that signs
 * @param principal who signs with it
 */
public record Credential(String secretKey, Principal principal) {
    /** Names the principal only. */
    @Override
    public String toString() {
        return "Credential[" + principal.arn() + "]";
    }
}
