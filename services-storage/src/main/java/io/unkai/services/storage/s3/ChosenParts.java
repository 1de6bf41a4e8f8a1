package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Tables.PARTS;

import io.unkai.api.s3.CompleteMultipartUploadRequest;
import io.unkai.api.s3.CompletedPart;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.planes.object.Digest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an upload that a completion names, checked.
 *
 * @param extents the parts of the object, in order
 * @param unchosen parts that were uploaded but not named
 * @param size bytes of the object
 * @param etag the object's
 * @param checksum the object's, or null
 */
record ChosenParts(
        List<Extent> extents,
        List<Part> unchosen,
        long size,
        String etag,
        @Nullable Checksum checksum) {

    static ChosenParts choose(ReadTxn txn, Uploads.Found upload, CompleteMultipartUploadRequest in) {
        var named = in.multipartUpload() == null ? null : in.multipartUpload().parts();
        if (named == null || named.isEmpty() || named.size() > Limits.PARTS) {
            throw S3Errors.malformedXml();
        }
        checkOrder(upload, named);
        var uploaded = uploaded(txn, upload.key().id());
        var extents = new ArrayList<Extent>(named.size());
        var hasher = Digest.MD5.hasher();
        long size = 0;
        for (var one : named) {
            int number = number(one);
            var part = match(upload, one, number, uploaded.remove(number));
            if (part.size() < Limits.SMALLEST_PART && extents.size() < named.size() - 1) {
                throw tooSmall(part, number);
            }
            var md5 = HexFormat.of().parseHex(part.md5());
            hasher.update(md5, 0, md5.length);
            extents.add(new Extent(number, part.size(), part.data(), value(part.checksum())));
            size += part.size();
        }
        if (size > Limits.OBJECT) {
            throw S3Errors.entityTooLarge(size, Limits.OBJECT);
        }
        var etag = Etags.of(hasher.finish()) + "-" + extents.size();
        var checksum = ObjectChecksums.of(upload.upload(), extents);
        checkPromises(in, size, checksum);
        return new ChosenParts(extents, List.copyOf(uploaded.values()), size, etag, checksum);
    }

    private static int number(CompletedPart part) {
        return part.partNumber() == null ? 0 : part.partNumber();
    }

    private static void checkOrder(Uploads.Found upload, List<CompletedPart> named) {
        int before = 0;
        for (var one : named) {
            if (number(one) <= before) {
                throw new ApiException(
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. The parts list must be specified in order by"
                                        + " part number.")
                        .with("UploadId", upload.key().id());
            }
            before = number(one);
        }
    }

    private static Map<Integer, Part> uploaded(ReadTxn txn, String id) {
        var parts = new TreeMap<Integer, Part>();
        try (var cursor = txn.scan(PARTS, Uploads.parts(id))) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                parts.put(entry.key().number(), entry.value());
            }
        }
        return parts;
    }

    private static Part match(Uploads.Found upload, CompletedPart named, int number, @Nullable Part part) {
        var etag = named.eTag() == null ? "" : Etags.bare(named.eTag());
        var stated = ChecksumNames.declared(named);
        if (part == null || !part.md5().equals(etag) || stated != null && !stated.equals(part.checksum())) {
            throw new ApiException(
                            "InvalidPart",
                            "One or more of the specified parts could not be found.  The part may not have been uploaded,"
                                    + " or the specified entity tag may not match the part's entity tag.")
                    .with("UploadId", upload.key().id())
                    .with("PartNumber", Integer.toString(number))
                    .with("ETag", etag);
        }
        if (stated == null && upload.upload().composite()) {
            throw S3Errors.invalidRequest("The upload was created using a "
                    + upload.upload().effective().name().toLowerCase(Locale.ROOT)
                    + " checksum. The complete request must include the checksum for each part. It was missing for part "
                    + number + " in the request.");
        }
        return part;
    }

    private static ApiException tooSmall(Part part, int number) {
        return new ApiException("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                .with("ProposedSize", Long.toString(part.size()))
                .with("MinSizeAllowed", Long.toString(Limits.SMALLEST_PART))
                .with("PartNumber", Integer.toString(number))
                .with("ETag", part.md5());
    }

    private static void checkPromises(CompleteMultipartUploadRequest in, long size, @Nullable Checksum checksum) {
        var promised = in.mpuObjectSize();
        if (promised != null && promised.longValue() != size) {
            throw S3Errors.invalidRequest("The provided 'x-amz-mp-object-size' header value " + promised
                    + " does not match what was computed: " + size);
        }
        for (var algorithm : ChecksumNames.ALGORITHMS) {
            var stated = Fields.text(in, ChecksumNames.member(algorithm));
            if (stated != null
                    && (checksum == null
                            || checksum.algorithm() != algorithm
                            || !checksum.value().equals(stated))) {
                throw BodyChecks.badDigest(algorithm);
            }
        }
        var type = in.checksumType();
        if (type != null && checksum != null && !type.equals(ChecksumNames.type(checksum.composite()))) {
            throw S3Errors.invalidRequest("The upload was created using the "
                    + ChecksumNames.type(checksum.composite())
                    + " checksum mode. The complete request must use the same checksum mode.");
        }
    }

    private static @Nullable String value(@Nullable Checksum checksum) {
        return checksum == null ? null : checksum.value();
    }
}
