package io.unkai.services.storage.s3;

import io.unkai.api.s3.GetObjectOutput;
import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.HeadObjectOutput;
import io.unkai.api.s3.HeadObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.store.ReadTxn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gets objects and what is known of them. */
final class ObjectReads {
    private static final int PARTIAL = 206;
    private static final int WHOLE = 200;

    private final Bodies bodies;

    ObjectReads(Bodies bodies) {
        this.bodies = bodies;
    }

    void register(Handlers on) {
        on.onDownload(S3.GET_OBJECT, ObjectReads::find, this::open);
        on.onRead(S3.HEAD_OBJECT, this::head);
    }

    private static Reading find(Call call, ReadTxn txn, GetObjectRequest in) {
        return Reads.find(call, txn, in, true);
    }

    private GetObjectOutput open(Call call, GetObjectRequest in, Reading found) throws IOException {
        var opened = bodies.open(found, txn -> find(call, txn, in));
        var output = GetObjectOutput.builder().body(opened.body()).build();
        return Fields.with(output, members(opened.found(), in));
    }

    private HeadObjectOutput head(Call call, ReadTxn txn, HeadObjectRequest in) {
        return Fields.with(HeadObjectOutput.builder().build(), members(Reads.find(call, txn, in, false), in));
    }

    private static Map<String, Object> members(Reading reading, Struct in) {
        var object = reading.object();
        var members = new LinkedHashMap<String, Object>();
        members.put("AcceptRanges", "bytes");
        members.put("ETag", object.quotedEtag());
        members.put("LastModified", object.modified());
        members.put("ContentLength", reading.content().length());
        members.put("StatusCode", reading.range() == null ? WHOLE : PARTIAL);
        var range = reading.range();
        if (range != null) {
            members.put("ContentRange", range.contentRange(object.size()));
        }
        if (reading.versioned()) {
            members.put("VersionId", object.version());
        }
        if (object.parts() > 0 && Fields.get(in, "PartNumber") != null) {
            members.put("PartsCount", object.parts());
        }
        members.putAll(ChecksumNames.members(reading.checksum()));
        members.putAll(PropertiesReader.answer(object.properties(), in));
        return members;
    }
}
