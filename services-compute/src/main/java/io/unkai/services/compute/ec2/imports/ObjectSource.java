package io.unkai.services.compute.ec2.imports;

import io.unkai.api.s3.GetObjectRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.call.Cloud;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** An object in a bucket, which is the same for as long as it is read. What was read last is kept, as disks are read in order. */
final class ObjectSource implements Source {
    private static final int WINDOW = 4 << 20;

    private final Cloud cloud;
    private final Cloud.Caller caller;
    private final GetObjectRequest object;
    private final long size;
    private byte[] window = new byte[0];
    private long begin;

    /** @param object the object with its entity tag */
    ObjectSource(Cloud cloud, Cloud.Caller caller, GetObjectRequest object, long size) {
        this.cloud = cloud;
        this.caller = caller;
        this.object = object;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long at, byte[] into) throws IOException {
        Arrays.fill(into, (byte) 0);
        int done = 0;
        while (done < into.length && at >= 0 && at + done < size) {
            long place = at + done;
            if (place < begin || place >= begin + window.length) {
                fetch(place);
            }
            int from = (int) (place - begin);
            int part = Math.min(into.length - done, window.length - from);
            System.arraycopy(window, from, into, done, part);
            done += part;
        }
    }

    private void fetch(long at) throws IOException {
        int length = (int) Math.min(WINDOW, size - at);
        var part = object.toBuilder()
                .range("bytes=" + at + '-' + (at + length - 1))
                .build();
        var answer = cloud.call(caller, S3.GET_OBJECT, part);
        try (var body =
                Objects.requireNonNull(answer.body(), "an object has a body").open()) {
            window = body.readNBytes(length);
        }
        begin = at;
        if (window.length != length) {
            throw new IOException("The object ended early.");
        }
    }
}
