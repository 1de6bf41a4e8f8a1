package io.unkai.planes.object;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.schema.ByteStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Bodies in memory, for tests and for clouds that forget. A body may have at most {@value #CAPACITY} bytes. */
public final class MemoryObjectPlane implements ObjectPlane {
    /** The most bytes all bodies may have together. */
    public static final long CAPACITY = 1L << 30;

    private final Ids ids;
    private final Map<String, Kept> bodies = new ConcurrentHashMap<>();
    private final Set<String> staged = ConcurrentHashMap.newKeySet();

    /** @param ids where the names of bodies come from */
    public MemoryObjectPlane(Ids ids) {
        this.ids = ids;
    }

    private record Kept(Blob bytes, Blob check) {}

    @Override
    public Staged write(ByteStream body, Set<Digest> digests, long limit) throws IOException {
        if (body.length() > limit) {
            throw new BodyTooLargeException(limit);
        }
        var bytes = body.open().readNBytes((int) Math.min(limit + 1, CAPACITY));
        if (bytes.length > limit) {
            throw new BodyTooLargeException(limit);
        }
        if (bytes.length <= INLINE_LIMIT) {
            return new InlineStaged(bytes, digests);
        }
        if (held() + bytes.length >= CAPACITY) {
            throw new StorageFullException("memory for bodies is used up", null);
        }
        var id = ids.hex(16);
        staged.add(id);
        bodies.put(id, new Kept(Blob.wrap(bytes), Blob.wrap(Digest.CRC32C.of(bytes))));
        return new BlobStaged(new BlobRef(id, bytes.length), hash(bytes, digests), this::release);
    }

    private long held() {
        return bodies.values().stream().mapToLong(kept -> kept.bytes().size()).sum();
    }

    private static Map<Digest, byte[]> hash(byte[] bytes, Set<Digest> kinds) {
        var digests = new EnumMap<Digest, byte[]>(Digest.class);
        digests.put(Digest.MD5, Digest.MD5.of(bytes));
        kinds.forEach(kind -> digests.computeIfAbsent(kind, asked -> asked.of(bytes)));
        return digests;
    }

    @Override
    public ByteStream open(BlobRef blob, long offset, long length) throws IOException {
        var bytes = find(blob.id()).bytes().shared();
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return ByteStream.of(Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length)));
    }

    @Override
    public void delete(String id) {
        bodies.remove(id);
    }

    @Override
    public void list(Consumer<String> each) {
        List.copyOf(bodies.keySet()).forEach(each);
    }

    @Override
    public boolean staged(String id) {
        return staged.contains(id);
    }

    @Override
    public void verify(String id, LongConsumer pace) throws IOException {
        var kept = find(id);
        pace.accept(kept.bytes().size());
        if (!kept.check().equals(Blob.wrap(Digest.CRC32C.of(kept.bytes().shared())))) {
            throw new DamagedException("body " + id + " is damaged");
        }
    }

    private Kept find(String id) throws NoSuchFileException {
        var kept = bodies.get(id);
        if (kept == null) {
            throw new NoSuchFileException(id);
        }
        return kept;
    }

    @Override
    public void close() {
        bodies.clear();
    }

    private void release(String id, boolean kept) {
        if (!kept) {
            bodies.remove(id);
        }
        staged.remove(id);
    }
}
