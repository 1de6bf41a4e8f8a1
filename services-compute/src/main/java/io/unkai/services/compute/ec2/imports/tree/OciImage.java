package io.unkai.services.compute.ec2.imports.tree;

import io.unkai.planes.block.FileTree;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A container image in a tar archive: an OCI image layout, or what {@code docker save} wrote before that was one. What has a digest is held
 * against it.
 */
record OciImage(List<Bytes> layers, long most) implements FileTree {
    private static final int MOST_MEMBERS = 20_000;
    private static final int MOST_LAYERS = 512;
    private static final int MAX_DOCUMENT = 4 << 20;
    /** An index may name an index, which names a manifest. */
    private static final int MAX_INDEXES = 4;

    private static final String SHA256 = "sha256:";

    /** Finds the layers for an architecture, as OCI names it. @throws IOException where there are none, or they are damaged */
    static OciImage of(Bytes archive, String architecture, long most) throws IOException {
        var members = members(archive);
        var layers = members.containsKey("index.json") ? layout(members, architecture) : saved(members);
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new IOException("The image has between 1 and " + MOST_LAYERS + " layers.");
        }
        return new OciImage(layers, most);
    }

    @Override
    public void makeIn(Target target) throws IOException {
        var left = new AtomicLong(most);
        for (var layer : layers) {
            TarLayer.makeIn(target, () -> layer.unpacked(left), true);
        }
    }

    private static Map<String, Bytes> members(Bytes archive) throws IOException {
        var found = new HashMap<String, Bytes>();
        try (var in = archive.open()) {
            var tar = new TarReader(in);
            for (var entry = tar.next(); entry != null; entry = tar.next()) {
                if (entry.type() == '0') {
                    long from = archive.from() + entry.at();
                    found.put(TarLayer.path(entry.name()), new Bytes(archive.file(), from, entry.size()));
                }
                if (found.size() > MOST_MEMBERS) {
                    throw new IOException("The image has more than " + MOST_MEMBERS + " parts.");
                }
            }
        }
        return found;
    }

    private static Bytes member(Map<String, Bytes> members, String path) throws IOException {
        var found = members.get(TarLayer.path(path));
        if (found == null) {
            throw new IOException("The image has no " + path + '.');
        }
        return found;
    }

    private static List<Bytes> layout(Map<String, Bytes> members, String architecture) throws IOException {
        var document = Document.of(member(members, "index.json").all(MAX_DOCUMENT));
        for (int i = 0; i < MAX_INDEXES; i++) {
            var layers = document.list("layers");
            if (!layers.isEmpty()) {
                var found = new ArrayList<Bytes>();
                for (var layer : layers) {
                    if (layer.text("mediaType").contains("encrypted")) {
                        throw new IOException("The image has encrypted layers.");
                    }
                    found.add(blob(members, layer.text("digest")));
                }
                return found;
            }
            var next = choose(document.list("manifests"), architecture);
            document = Document.of(blob(members, next).all(MAX_DOCUMENT));
        }
        throw new IOException("The image's index leads nowhere.");
    }

    /** The one for the architecture, or the only one where nothing is said. */
    private static String choose(List<Document> manifests, String architecture) throws IOException {
        for (var manifest : manifests) {
            var platform = manifest.of("platform");
            var os = platform.text("os");
            if ((os.isEmpty() || os.equals("linux"))
                    && platform.text("architecture").equals(architecture)) {
                return manifest.text("digest");
            }
        }
        var unsaid = manifests.stream()
                .filter(one -> one.of("platform").text("architecture").isEmpty())
                .toList();
        if (unsaid.size() != 1) {
            throw new IOException("The archive has no image of Linux for " + architecture + '.');
        }
        return unsaid.getFirst().text("digest");
    }

    private static Bytes blob(Map<String, Bytes> members, String digest) throws IOException {
        if (!digest.matches(SHA256 + "[0-9a-f]{64}")) {
            throw new IOException("The image has a part without a SHA-256 digest.");
        }
        var hex = digest.substring(SHA256.length());
        var blob = member(members, "blobs/sha256/" + hex);
        if (!hex.equals(sha256(blob))) {
            throw new IOException("A part of the image is damaged: " + digest);
        }
        return blob;
    }

    private static String sha256(Bytes blob) throws IOException {
        try (var in = blob.open()) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Bytes> saved(Map<String, Bytes> members) throws IOException {
        var images = Document.listOf(member(members, "manifest.json").all(MAX_DOCUMENT));
        if (images.size() != 1) {
            throw new IOException("The archive has " + images.size() + " images; save one.");
        }
        var found = new ArrayList<Bytes>();
        for (var layer : images.getFirst().texts("Layers")) {
            found.add(member(members, layer));
        }
        return found;
    }
}
