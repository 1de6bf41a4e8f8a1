package io.unkai.server.tls;

import io.unkai.kernel.id.Ids;
import io.unkai.wire.route.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority of this machine and the certificate of its server, in files. Both are made when first asked for, and
 * the server's again when it nears its end or its names change; the authority stays, so that clients trust it once.
 *
 * <p>No wildcard stands for {@code bucket.s3.eu-west-1.localhost}, and clients take none right under {@code localhost}: names
 * of the cloud that the server's certificate lacks get certificates of their own, which are not stored.
 *
 * <p>The library that makes certificates is slow to load: it is touched only when one is made.
 */
public final class LocalAuthority {
    private static final String AUTHORITY = "ca";
    /** The file of the authority's certificate. */
    public static final String CERTIFICATE = AUTHORITY + ".pem";

    private static final String SERVER = "server";
    private static final String NAME = "Unkai local CA";
    private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3_652);
    /** Some clients refuse more than 825 days. */
    private static final Duration SERVER_VALIDITY = Duration.ofDays(397);

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    /** Certificates for single names that are kept at most, those asked for last. */
    static final int MAX_SINGLE = 256;

    private final PemFiles files;
    private final List<String> names;
    private final Ids ids;
    private final InstantSource time;
    private @Nullable KeyMaterial authority;
    private @Nullable KeyMaterial server;

    /** A certificate for one name with the authority that signed it. */
    private record Single(KeyMaterial material, KeyMaterial signer) {}

    private final Map<String, Single> singles = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Single> eldest) {
            return size() > MAX_SINGLE;
        }
    };

    /**
     * @param folder where the files are or will be; created with the first
     * @param names names and addresses of the server beside those it always has
     */
    public LocalAuthority(Path folder, List<String> names, Ids ids, InstantSource time) {
        this.files = new PemFiles(folder);
        this.names = TlsNames.with(names);
        this.ids = ids;
        this.time = time;
    }

    /** The authority's certificate, for clients to trust; there once {@link #prepare} or anything else was called. */
    public Path certificateFile() {
        return files.certificateFile(AUTHORITY);
    }

    /** Makes the authority where there is none, so that clients can trust it before they first call. */
    public void prepare() throws IOException, GeneralSecurityException {
        if (!Files.exists(certificateFile())) {
            authority();
        }
    }

    /** The same, for who cannot do anything about it: the log is told where it fails. */
    public void prepareOrTell() {
        try {
            prepare();
        } catch (IOException | GeneralSecurityException e) {
            Logger.getLogger(LocalAuthority.class.getName())
                    .log(Level.SEVERE, "The certificate authority cannot be made", e);
        }
    }

    /**
     * The authority.
     *
     * @throws GeneralSecurityException if what is stored cannot be read as a certificate and key
     */
    public synchronized KeyMaterial authority() throws IOException, GeneralSecurityException {
        var now = time.instant();
        var known = authority == null ? files.read(AUTHORITY) : authority;
        if (known == null || endsSoon(known, now)) {
            known = new Issuer(ids).authority(NAME, now, AUTHORITY_VALIDITY);
            files.write(AUTHORITY, known);
        }
        authority = known;
        return known;
    }

    /**
     * The server's certificate and key, good for at least 30 days from now.
     *
     * @throws GeneralSecurityException if what is stored cannot be read as a certificate and key
     */
    public synchronized KeyMaterial server() throws IOException, GeneralSecurityException {
        var now = time.instant();
        var signer = authority();
        var known = server == null ? files.read(SERVER) : server;
        if (known == null || endsSoon(known, now) || !isSignedBy(known, signer) || !hasNames(known)) {
            known = new Issuer(ids).server(signer, names, now, SERVER_VALIDITY);
            files.write(SERVER, known);
        }
        server = known;
        return known;
    }

    /**
     * The certificate and key for clients that ask for a name: one for that name alone where the cloud answers to it and the
     * server's own certificate does not hold it, else the server's own.
     *
     * @param name in lower case, as the client sent it
     * @throws GeneralSecurityException if what is stored cannot be read as a certificate and key
     */
    public synchronized KeyMaterial server(String name) throws IOException, GeneralSecurityException {
        if (names.contains(name) || !HostName.isServed(name)) {
            return server();
        }
        var now = time.instant();
        var signer = authority();
        var known = singles.get(name);
        if (known == null || !known.signer().equals(signer) || endsSoon(known.material(), now)) {
            known = new Single(new Issuer(ids).server(signer, List.of(name), now, SERVER_VALIDITY), signer);
            singles.put(name, known);
        }
        return known.material();
    }

    private static boolean endsSoon(KeyMaterial material, Instant now) {
        var certificate = material.certificate();
        return certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE).isBefore(now)
                || certificate.getNotBefore().toInstant().isAfter(now);
    }

    private static boolean isSignedBy(KeyMaterial material, KeyMaterial signer) {
        try {
            material.certificate().verify(signer.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean hasNames(KeyMaterial material) throws GeneralSecurityException {
        var wanted = new TreeSet<String>();
        names.forEach(name -> wanted.add(TlsNames.canonical(name)));
        var there = new TreeSet<String>();
        var stored = material.certificate().getSubjectAlternativeNames();
        if (stored != null) {
            stored.forEach(entry -> there.add(TlsNames.canonical(String.valueOf(entry.get(1)))));
        }
        return there.equals(wanted);
    }
}
