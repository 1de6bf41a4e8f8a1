package io.unkai.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Certificates and keys in files, the keys readable by their owner only. */
final class PemFiles {
    private static final int LINE = 64;

    private final Path folder;

    PemFiles(Path folder) {
        this.folder = folder;
    }

    Path certificateFile(String name) {
        return folder.resolve(name + ".pem");
    }

    private Path keyFile(String name) {
        return folder.resolve(name + ".key");
    }

    /** What is stored under a name, or null where nothing is. */
    @Nullable
    KeyMaterial read(String name) throws IOException, GeneralSecurityException {
        if (!Files.exists(certificateFile(name)) || !Files.exists(keyFile(name))) {
            return null;
        }
        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificateFile(name))));
        var pem = Files.readString(keyFile(name), StandardCharsets.US_ASCII);
        var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        return new KeyMaterial(certificate, key);
    }

    /** Stores; the key first, so that a certificate without its key is never seen. */
    void write(String name, KeyMaterial material) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        write(keyFile(name), "PRIVATE KEY", material.key().getEncoded(), "rw-------");
        write(certificateFile(name), "CERTIFICATE", material.certificate().getEncoded(), "rw-r--r--");
    }

    private static void write(Path file, String type, byte[] der, String mode) throws IOException {
        var body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        var pem = "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
        Set<StandardOpenOption> create = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = Files.newByteChannel(temporary, create, permissions)) {
            out.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
