package io.unkai.services.storage.s3;

import static io.unkai.services.storage.s3.Acl.ALL_USERS;
import static io.unkai.services.storage.s3.Acl.AUTHENTICATED_USERS;
import static io.unkai.services.storage.s3.Acl.FULL_CONTROL;
import static io.unkai.services.storage.s3.Acl.LOG_DELIVERY;
import static io.unkai.services.storage.s3.Acl.READ;
import static io.unkai.services.storage.s3.Acl.READ_ACP;
import static io.unkai.services.storage.s3.Acl.WRITE;

import io.unkai.services.storage.s3.Acl.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The access control lists that have a name.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl">Canned ACL</a>
 */
final class CannedAcls {
    /** The list by which an object's writer gives it into the hands of the bucket's owner. */
    static final String BUCKET_OWNER_FULL_CONTROL = "bucket-owner-full-control";

    static final String PRIVATE = "private";

    /** Who starts instances from bundles that lie in buckets. */
    private static final String EC2 = "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

    private CannedAcls() {}

    /**
     * The list of a name.
     *
     * @param owner the account that owns the thing it is for
     * @param bucketOwner the account that owns the bucket
     */
    static Acl of(String name, String owner, String bucketOwner) {
        var entries = new ArrayList<>(Acl.closed(owner).entries());
        entries.addAll(
                switch (name) {
                    case PRIVATE -> List.<Entry>of();
                    case "public-read" -> List.of(new Entry(ALL_USERS, READ));
                    case "public-read-write" -> List.of(new Entry(ALL_USERS, READ), new Entry(ALL_USERS, WRITE));
                    case "authenticated-read" -> List.of(new Entry(AUTHENTICATED_USERS, READ));
                    case "aws-exec-read" -> List.of(new Entry(EC2, READ));
                    case "log-delivery-write" ->
                        List.of(new Entry(LOG_DELIVERY, WRITE), new Entry(LOG_DELIVERY, READ_ACP));
                    case "bucket-owner-read" -> toOwner(owner, bucketOwner, READ);
                    case BUCKET_OWNER_FULL_CONTROL -> toOwner(owner, bucketOwner, FULL_CONTROL);
                    default -> throw S3Errors.invalidArgument("", "x-amz-acl", name);
                });
        return new Acl(owner, List.copyOf(entries));
    }

    private static List<Entry> toOwner(String owner, String bucketOwner, String permission) {
        return owner.equals(bucketOwner) ? List.of() : List.of(new Entry(Owners.id(bucketOwner), permission));
    }
}
