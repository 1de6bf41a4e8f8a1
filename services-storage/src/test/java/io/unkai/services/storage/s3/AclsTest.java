package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unkai.api.s3.AccessControlPolicy;
import io.unkai.api.s3.CopyObjectRequest;
import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.CreateMultipartUploadRequest;
import io.unkai.api.s3.GetBucketAclRequest;
import io.unkai.api.s3.GetObjectAclRequest;
import io.unkai.api.s3.Grant;
import io.unkai.api.s3.Grantee;
import io.unkai.api.s3.Owner;
import io.unkai.api.s3.OwnershipControls;
import io.unkai.api.s3.OwnershipControlsRule;
import io.unkai.api.s3.PublicAccessBlockConfiguration;
import io.unkai.api.s3.PutBucketAclRequest;
import io.unkai.api.s3.PutBucketOwnershipControlsRequest;
import io.unkai.api.s3.PutObjectAclRequest;
import io.unkai.api.s3.PutObjectRequest;
import io.unkai.api.s3.PutPublicAccessBlockRequest;
import io.unkai.api.s3.S3;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.ByteStream;
import io.unkai.kernel.store.Range;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AclsTest {
    private static final String OTHER = "111122223333";

    private final TestCloud cloud = new TestCloud(7);

    @BeforeEach
    void buckets() {
        cloud.bucket("closed");
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket("open")
                        .objectOwnership("ObjectWriter")
                        .build());
        unblock();
    }

    @Test
    void whereListsDoNotCountOnlyTheOwnersFullControlIsAccepted() {
        put("closed", "k", "bucket-owner-full-control");
        put("closed", "k", "private");
        refuse("AccessControlListNotSupported", () -> put("closed", "k", "public-read"));
        refuse("AccessControlListNotSupported", () -> bucketAcl("closed", "private"));
        refuse("AccessControlListNotSupported", () -> objectAcl("closed", "k", "private"));
        cloud.account = OTHER;
        refuse("AccessControlListNotSupported", () -> put("closed", "k", "private"));
        put("closed", "k", "bucket-owner-full-control");
        cloud.account = TestCloud.ACCOUNT;
        objectAcl("closed", "k", "bucket-owner-full-control");
        body("closed", "k", Owners.id(TestCloud.ACCOUNT), Owners.id(TestCloud.ACCOUNT), "FULL_CONTROL");
        refuse(
                "AccessControlListNotSupported",
                () -> body("closed", "k", Owners.id(TestCloud.ACCOUNT), Owners.id(OTHER), "READ"));
        assertThat(objectGrants("closed", "k")).containsExactly("owner FULL_CONTROL");
        assertThat(bucketGrants("closed")).containsExactly("owner FULL_CONTROL");
    }

    @ParameterizedTest
    @CsvSource({
        "private, owner FULL_CONTROL",
        "public-read, owner FULL_CONTROL|AllUsers READ",
        "public-read-write, owner FULL_CONTROL|AllUsers READ|AllUsers WRITE",
        "authenticated-read, owner FULL_CONTROL|AuthenticatedUsers READ",
        "log-delivery-write, owner FULL_CONTROL|LogDelivery WRITE|LogDelivery READ_ACP"
    })
    void namesStandForGrants(String name, String grants) {
        put("open", "k", name);
        assertThat(String.join("|", objectGrants("open", "k"))).isEqualTo(grants);
        bucketAcl("open", "private");
        assertThat(bucketGrants("open")).containsExactly("owner FULL_CONTROL");
    }

    @Test
    void headersAndBodiesGrantToo() {
        cloud.put("open", "k", "x");
        cloud.call(
                S3.PUT_OBJECT_ACL,
                PutObjectAclRequest.builder()
                        .bucket("open")
                        .key("k")
                        .grantRead("id=\"" + Owners.id(OTHER) + "\", uri=\"" + Acl.ALL_USERS + "\"")
                        .build());
        assertThat(objectGrants("open", "k")).containsExactly("other READ", "AllUsers READ");
        body("open", "k", Owners.id(TestCloud.ACCOUNT), "FULL_CONTROL");
        assertThat(objectGrants("open", "k")).containsExactly("other FULL_CONTROL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=nobody", "uri=\"http://example.com/\"", "nonsense", "emailAddress=\"a@example.com\""})
    void refusesGranteesThatAreNone(String grantee) {
        var refusal = catchThrowableOfType(
                ApiException.class,
                () -> cloud.call(
                        S3.PUT_BUCKET_ACL,
                        PutBucketAclRequest.builder()
                                .bucket("open")
                                .grantWrite(grantee)
                                .build()));
        assertThat(refusal.code()).isIn("InvalidArgument", "MethodNotAllowed");
        assertThat(bucketGrants("open")).containsExactly("owner FULL_CONTROL");
    }

    @Test
    void refusesWhatContradictsItself() {
        cloud.put("open", "k", "x");
        refuse(
                "InvalidRequest",
                () -> cloud.call(
                        S3.PUT_BUCKET_ACL,
                        PutBucketAclRequest.builder()
                                .bucket("open")
                                .acl("private")
                                .grantRead("uri=" + Acl.ALL_USERS)
                                .build()));
        refuse(
                "MissingSecurityHeader",
                () -> cloud.call(
                        S3.PUT_BUCKET_ACL,
                        PutBucketAclRequest.builder().bucket("open").build()));
        refuse("MalformedACLError", () -> body("open", "k", Owners.id(TestCloud.ACCOUNT), "EVERYTHING"));
        Expect.refusal("AccessDenied", 403, () -> body("open", "k", Owners.id(OTHER), "READ"));
    }

    @Test
    void thePublicIsGrantedNothingWhereThatIsBlocked() {
        cloud.put("open", "k", "x");
        block(true, true);
        var refusal = Expect.refusal("AccessDenied", 403, () -> objectAcl("open", "k", "public-read"));
        assertThat(refusal.message())
                .contains("s3:PutObjectAcl on resource: \"arn:aws:s3:::open/k\"")
                .endsWith(
                        "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.");
        Expect.refusal("AccessDenied", 403, () -> bucketAcl("open", "authenticated-read"));
        Expect.refusal("AccessDenied", 403, () -> put("open", "k", "public-read"));
        refuse("InvalidBucketAclWithBlockPublicAccessError", () -> create("ObjectWriter", "public-read"));
        refuse("InvalidBucketAclWithObjectOwnership", () -> create("BucketOwnerEnforced", "public-read"));
        create("ObjectWriter", "log-delivery-write");
        assertThat(bucketGrants("third")).hasSize(3);
    }

    @Test
    void whoWritesAnObjectOwnsItUnlessItIsGivenAway() {
        cloud.account = OTHER;
        cloud.put("open", "mine", "x");
        put("open", "shared", "bucket-owner-read");
        assertThat(objectGrants("open", "mine")).containsExactly("other FULL_CONTROL");
        assertThat(objectGrants("open", "shared")).containsExactly("other FULL_CONTROL", "owner READ");
        copy("mine", "copied", "bucket-owner-full-control");
        assertThat(objectGrants("open", "copied")).containsExactly("other FULL_CONTROL", "owner FULL_CONTROL");
        ownership("BucketOwnerPreferred");
        copy("mine", "given", "bucket-owner-full-control");
        assertThat(objectGrants("open", "given")).containsExactly("owner FULL_CONTROL");
        ownership("BucketOwnerEnforced");
        assertThat(objectGrants("open", "mine")).containsExactly("owner FULL_CONTROL");
    }

    @Test
    void listsCountNoMoreOnlyOnceTheBucketsGrantsNothing() {
        bucketAcl("open", "public-read");
        refuse("InvalidBucketAclWithObjectOwnership", () -> ownership("BucketOwnerEnforced"));
        bucketAcl("open", "private");
        ownership("BucketOwnerEnforced");
    }

    @Test
    void anUploadInPartsHasItsListFromItsBeginning() {
        refuse(
                "AccessControlListNotSupported",
                () -> cloud.call(
                        S3.CREATE_MULTIPART_UPLOAD,
                        CreateMultipartUploadRequest.builder()
                                .bucket("closed")
                                .key("k")
                                .acl("public-read")
                                .build()));
        var upload = cloud.call(
                S3.CREATE_MULTIPART_UPLOAD,
                CreateMultipartUploadRequest.builder()
                        .bucket("open")
                        .key("k")
                        .acl("public-read")
                        .build());
        var acl = cloud.store.read(txn -> {
            try (var uploads = txn.scan(Tables.UPLOADS, Range.ALL)) {
                return uploads.next().value().properties().acl();
            }
        });
        assertThat(upload.uploadId()).isNotNull();
        assertThat(acl).isEqualTo(CannedAcls.of("public-read", TestCloud.ACCOUNT, TestCloud.ACCOUNT));
    }

    private static void refuse(String code, ThrowingCallable call) {
        Expect.refusal(code, 400, call);
    }

    private void create(String ownership, String acl) {
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket("third")
                        .objectOwnership(ownership)
                        .acl(acl)
                        .build());
    }

    private void unblock() {
        block(false, false);
    }

    private void block(boolean acls, boolean ignore) {
        cloud.call(
                S3.PUT_PUBLIC_ACCESS_BLOCK,
                PutPublicAccessBlockRequest.builder()
                        .bucket("open")
                        .publicAccessBlockConfiguration(PublicAccessBlockConfiguration.builder()
                                .blockPublicAcls(acls)
                                .ignorePublicAcls(ignore)
                                .build())
                        .build());
    }

    private void ownership(String ownership) {
        var rule = OwnershipControlsRule.builder().objectOwnership(ownership).build();
        cloud.call(
                S3.PUT_BUCKET_OWNERSHIP_CONTROLS,
                PutBucketOwnershipControlsRequest.builder()
                        .bucket("open")
                        .ownershipControls(
                                OwnershipControls.builder().rules(List.of(rule)).build())
                        .build());
    }

    private void put(String bucket, String key, String acl) {
        cloud.call(
                S3.PUT_OBJECT,
                PutObjectRequest.builder().bucket(bucket).key(key).acl(acl).build(),
                ByteStream.of("x".getBytes(StandardCharsets.UTF_8)));
    }

    private void copy(String from, String to, String acl) {
        cloud.call(
                S3.COPY_OBJECT,
                CopyObjectRequest.builder()
                        .bucket("open")
                        .key(to)
                        .copySource("open/" + from)
                        .acl(acl)
                        .build());
    }

    private void bucketAcl(String bucket, String acl) {
        cloud.call(
                S3.PUT_BUCKET_ACL,
                PutBucketAclRequest.builder().bucket(bucket).acl(acl).build());
    }

    private void objectAcl(String bucket, String key, String acl) {
        cloud.call(
                S3.PUT_OBJECT_ACL,
                PutObjectAclRequest.builder().bucket(bucket).key(key).acl(acl).build());
    }

    private void body(String bucket, String key, String owner, String permission) {
        body(bucket, key, owner, Owners.id(OTHER), permission);
    }

    private void body(String bucket, String key, String owner, String grantee, String permission) {
        var grant = Grant.builder()
                .grantee(Grantee.builder().type("CanonicalUser").id(grantee).build())
                .permission(permission)
                .build();
        cloud.call(
                S3.PUT_OBJECT_ACL,
                PutObjectAclRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .accessControlPolicy(AccessControlPolicy.builder()
                                .owner(Owner.builder().id(owner).build())
                                .grants(List.of(grant))
                                .build())
                        .build());
    }

    private List<String> bucketGrants(String bucket) {
        return words(cloud.call(
                        S3.GET_BUCKET_ACL,
                        GetBucketAclRequest.builder().bucket(bucket).build())
                .grants());
    }

    private List<String> objectGrants(String bucket, String key) {
        return words(cloud.call(
                        S3.GET_OBJECT_ACL,
                        GetObjectAclRequest.builder().bucket(bucket).key(key).build())
                .grants());
    }

    private static List<String> words(@Nullable List<Grant> grants) {
        return grants == null ? List.of() : grants.stream().map(AclsTest::words).toList();
    }

    private static String words(Grant grant) {
        var grantee = grant.grantee();
        var id = grantee == null ? null : grantee.id();
        var uri = grantee == null ? null : grantee.uri();
        var who = Owners.id(TestCloud.ACCOUNT).equals(id)
                ? "owner"
                : Owners.id(OTHER).equals(id) ? "other" : uri == null ? "?" : uri.substring(uri.lastIndexOf('/') + 1);
        return who + ' ' + grant.permission();
    }
}
