package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CreateBucketRequest;
import io.unkai.api.s3.ListObjectVersionsRequest;
import io.unkai.api.s3.ListObjectsRequest;
import io.unkai.api.s3.ListObjectsV2Request;
import io.unkai.api.s3.Object;
import io.unkai.api.s3.ObjectVersion;
import io.unkai.api.s3.Owner;
import io.unkai.api.s3.OwnershipControls;
import io.unkai.api.s3.OwnershipControlsRule;
import io.unkai.api.s3.PutBucketOwnershipControlsRequest;
import io.unkai.api.s3.S3;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom listings call the owners of objects that others wrote. */
class OwnersTest {
    private static final String OTHER = "111122223333";
    private static final String OURS = "ours " + Owners.id(TestCloud.ACCOUNT);
    private static final String THEIRS = "theirs " + Owners.id(OTHER);

    private final TestCloud cloud = new TestCloud(7);

    @Test
    void eachListingNamesTheOwnerOfEachObject() {
        cloud.call(
                S3.CREATE_BUCKET,
                CreateBucketRequest.builder()
                        .bucket("shared")
                        .objectOwnership("ObjectWriter")
                        .build());
        cloud.put("shared", "ours", "x");
        cloud.account = OTHER;
        cloud.put("shared", "theirs", "x");
        cloud.account = TestCloud.ACCOUNT;
        assertThat(newest()).containsExactly(OURS, THEIRS);
        assertThat(older()).containsExactly(OURS, THEIRS);
        assertThat(versions()).containsExactly(OURS, THEIRS);
        enforceOwnership();
        var all = "theirs " + Owners.id(TestCloud.ACCOUNT);
        assertThat(newest()).containsExactly(OURS, all);
        assertThat(older()).containsExactly(OURS, all);
        assertThat(versions()).containsExactly(OURS, all);
    }

    private void enforceOwnership() {
        var rule = OwnershipControlsRule.builder().objectOwnership("BucketOwnerEnforced");
        var controls = OwnershipControls.builder().rules(List.of(rule.build()));
        cloud.call(
                S3.PUT_BUCKET_OWNERSHIP_CONTROLS,
                PutBucketOwnershipControlsRequest.builder()
                        .bucket("shared")
                        .ownershipControls(controls.build())
                        .build());
    }

    private Stream<String> newest() {
        var request = ListObjectsV2Request.builder().bucket("shared").fetchOwner(true);
        return owners(cloud.call(S3.LIST_OBJECTS_V2, request.build()).contents());
    }

    private Stream<String> older() {
        var request = ListObjectsRequest.builder().bucket("shared");
        return owners(cloud.call(S3.LIST_OBJECTS, request.build()).contents());
    }

    private Stream<String> versions() {
        var request = ListObjectVersionsRequest.builder().bucket("shared");
        List<ObjectVersion> found = Objects.requireNonNull(
                cloud.call(S3.LIST_OBJECT_VERSIONS, request.build()).versions());
        return found.stream().map(one -> one.key() + ' ' + id(one.owner()));
    }

    private static Stream<String> owners(@Nullable List<Object> found) {
        return Objects.requireNonNull(found).stream().map(one -> one.key() + ' ' + id(one.owner()));
    }

    private static @Nullable String id(@Nullable Owner owner) {
        return owner == null ? null : owner.id();
    }
}
