package io.unkai.planes.linux.object;

import io.unkai.kernel.id.Ids;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.planes.object.BlobRef;
import io.unkai.planes.object.BlobStaged;
import io.unkai.planes.object.BodyTooLargeException;
import io.unkai.planes.object.Digest;
import io.unkai.planes.object.InlineStaged;
import io.unkai.planes.object.ObjectPlane;
import io.unkai.planes.object.Staged;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Bodies as files of one folder tree, named by random ids. A file is synced, and its name too, before it is answered; nothing
 * is renamed, because nobody knows its name until a transaction commits it.
 *
 * <p>What is read is checked block by block against the CRC-32C written with it. The checks of a stretch are remembered for
 * the most recently read bodies, so that a popular body is not checked again for every reader; {@link #verify} always checks.
 */
public final class FileObjectPlane implements ObjectPlane {
    private static final int ID_BYTES = 16;

    private final Folder folder;
    private final Ids ids;
    private final Space space;
    private final Workers workers = new Workers();
    private final Checked checked = new Checked();
    private final Set<String> staged = ConcurrentHashMap.newKeySet();

    /**
     * @param root the folder, made where missing
     * @param ids where names come from
     */
    public FileObjectPlane(Path root, Ids ids) throws IOException {
        this(root, ids, () -> Files.getFileStore(root).getUsableSpace());
    }

    FileObjectPlane(Path root, Ids ids, Space space) throws IOException {
        this.folder = new Folder(root);
        this.ids = ids;
        this.space = space;
    }

    @Override
    public Staged write(ByteStream body, Set<Digest> digests, long limit) throws IOException {
        if (body.length() > limit) {
            throw new BodyTooLargeException(limit);
        }
        var kinds = EnumSet.of(Digest.MD5);
        kinds.addAll(digests);
        var in = body.open();
        var start = in.readNBytes((int) Math.min(INLINE_LIMIT, limit) + 1);
        if (start.length > limit) {
            throw new BodyTooLargeException(limit);
        }
        if (start.length <= INLINE_LIMIT) {
            return new InlineStaged(start, kinds);
        }
        space.require(Math.max(body.length(), start.length));
        return store(in, start, kinds, limit);
    }

    private Staged store(InputStream in, byte[] start, Set<Digest> kinds, long limit) throws IOException {
        var id = ids.hex(ID_BYTES);
        staged.add(id);
        try {
            return store(id, in, start, kinds, limit);
        } catch (IOException e) {
            staged.remove(id);
            throw space.explain(e);
        } catch (RuntimeException | Error e) {
            staged.remove(id);
            throw e;
        }
    }

    private Staged store(String id, InputStream in, byte[] start, Set<Digest> kinds, long limit) throws IOException {
        var sink = workers.onFiles(() -> new FileSink(folder, folder.path(id)));
        boolean whole = false;
        try (sink) {
            var pipeline = new Pipeline(workers, sink, kinds);
            try {
                long size = new BodyReader(in, start, limit).into(pipeline);
                var digests = pipeline.finish();
                whole = true;
                return new BlobStaged(new BlobRef(id, size), digests, this::release);
            } finally {
                if (!whole) {
                    pipeline.stop();
                }
            }
        } finally {
            if (!whole) {
                sink.discard();
            }
        }
    }

    private void release(String id, boolean kept) {
        try {
            if (!kept) {
                Files.deleteIfExists(folder.path(id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot discard body " + id, e);
        } finally {
            staged.remove(id);
        }
    }

    @Override
    public ByteStream open(BlobRef blob, long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, blob.size());
        return workers.onFiles(() -> {
            var file = FileChannel.open(folder.path(blob.id()), StandardOpenOption.READ);
            return new CheckedFile(workers, checked.of(blob.id()), blob, file, offset, length).prepared();
        });
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(folder.path(id));
        checked.forget(id);
    }

    @Override
    public void list(Consumer<String> each) throws IOException {
        folder.list(each);
    }

    @Override
    public boolean staged(String id) {
        return staged.contains(id);
    }

    @Override
    public void verify(String id, LongConsumer pace) throws IOException {
        try (var file = workers.onFiles(() -> FileChannel.open(folder.path(id), StandardOpenOption.READ))) {
            var blocks = workers.onFiles(() -> Blocks.of(file, id));
            for (int i = 0; i < blocks.count(); i++) {
                int block = i;
                pace.accept(workers.onFiles(() -> blocks.read(block).remaining()));
            }
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
