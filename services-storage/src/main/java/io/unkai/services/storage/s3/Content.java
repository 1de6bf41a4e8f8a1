package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.EXTENTS;
import static io.unkai.services.storage.s3.Tables.INLINE;

import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.object.BlobRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object that one read wants, as one snapshot found them.
 *
 * @param pieces one after another
 * @param length how many bytes that is
 * @param pin the object in parts that must not be deleted while it is read, or null
 */
record Content(List<Piece> pieces, long length, @Nullable String pin) {

    /** No bytes of an object of which that many were asked about. */
    static Content none(long length) {
        return new Content(List.of(), length, null);
    }

    /** Finds a stretch of an object. */
    static Content find(ReadTxn txn, StoredObject object, ByteRange range) {
        var pieces = new ArrayList<Piece>();
        if (range.length() > 0) {
            add(txn, pieces, object.data(), object.size(), range);
        }
        boolean parts = object.data().kind() == Data.Kind.PARTS;
        return new Content(pieces, range.length(), parts ? object.data().id() : null);
    }

    private static void add(ReadTxn txn, List<Piece> pieces, Data data, long size, ByteRange range) {
        switch (data.kind()) {
            case NONE -> {}
            case INLINE -> {
                var inline = txn.get(INLINE, data.id());
                if (inline == null) {
                    throw new IllegalStateException("inline body " + data.id() + " is missing");
                }
                pieces.add(new Piece.Inline(inline.bytes(), (int) range.offset(), (int) range.length()));
            }
            case BLOB -> pieces.add(new Piece.Stored(new BlobRef(data.id(), size), range.offset(), range.length()));
            case PARTS -> addParts(txn, pieces, data.id(), range);
        }
    }

    private static void addParts(ReadTxn txn, List<Piece> pieces, String id, ByteRange range) {
        long next = range.offset();
        long end = range.offset() + range.length();
        try (var cursor = txn.scan(EXTENTS, Extent.range(id))) {
            cursor.seek(Extent.Key.CODEC.encode(new Extent.Key(id, next + 1, 0)));
            while (next < end && cursor.hasNext()) {
                var entry = cursor.next();
                long start = entry.key().end() - entry.value().size();
                long to = Math.min(end, entry.key().end());
                var part = entry.value();
                add(txn, pieces, part.data(), part.size(), new ByteRange(next - start, to - next));
                next = to;
            }
        }
        if (next < end) {
            throw new IllegalStateException("object " + id + " lacks parts");
        }
    }

    /** The extents of an object in parts, in order. */
    static List<Extent> extents(ReadTxn txn, String id) {
        var extents = new ArrayList<Extent>();
        try (var cursor = txn.scan(EXTENTS, Extent.range(id))) {
            while (cursor.hasNext()) {
                extents.add(cursor.next().value());
            }
        }
        return extents;
    }
}
