package io.unkai.services.identity.token;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Fetches the documents that identity providers publish. */
@FunctionalInterface
public interface Documents {
    /**
     * Fetches one document.
     *
     * @param uri its address, over https
     * @param thumbprints SHA-1, in lower-case hexadecimal, of certificates that are trusted besides those that everybody trusts
     * @throws UntrustedException where the certificate is not trusted
     * @throws IOException where nothing useful came within bounds of time and size
     */
    byte[] fetch(URI uri, List<String> thumbprints) throws IOException;

    /** A provider that shows a certificate which nobody trusts. */
    final class UntrustedException extends IOException {
        private static final long serialVersionUID = 1;

        UntrustedException(Throwable cause) {
            super("untrusted certificate", cause);
        }
    }
}
