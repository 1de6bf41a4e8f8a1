package io.unkai.services.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.s3.CommonPrefix;
import io.unkai.api.s3.ListObjectsRequest;
import io.unkai.api.s3.ListObjectsV2Output;
import io.unkai.api.s3.ListObjectsV2Request;
import io.unkai.api.s3.S3;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {
    private final TestCloud cloud = new TestCloud(1);

    @BeforeEach
    void objects() {
        cloud.bucket("bucket");
        for (var key : new String[] {"a", "b/1", "b/2", "b/c/3", "b0", "d/", "d/x", "z y", "\uD801\uDC37", "\uFF5E"}) {
            cloud.put("bucket", key, key);
        }
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private static ListObjectsV2Request.Builder listing() {
        return ListObjectsV2Request.builder().bucket("bucket");
    }

    private List<String> all(ListObjectsV2Request.Builder in) {
        var names = new ArrayList<String>();
        String token = null;
        do {
            var page =
                    cloud.call(S3.LIST_OBJECTS_V2, in.continuationToken(token).build());
            names.addAll(names(page.contents(), page.commonPrefixes()));
            assertThat(page.keyCount())
                    .isEqualTo(size(page.contents()) + size(page.commonPrefixes()))
                    .isLessThanOrEqualTo(page.maxKeys());
            token = page.nextContinuationToken();
            assertThat(page.isTruncated()).isEqualTo(token != null);
        } while (token != null);
        return names;
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }

    private static List<String> names(
            @Nullable List<io.unkai.api.s3.Object> contents, @Nullable List<CommonPrefix> groups) {
        var names = new ArrayList<String>();
        if (contents != null) {
            contents.forEach(object -> names.add(object.key()));
        }
        if (groups != null) {
            groups.forEach(group -> names.add(group.prefix() + "*"));
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000})
    void listsKeysInTheOrderOfTheirBytes(int max) {
        assertThat(all(listing().maxKeys(max)))
                .containsExactly("a", "b/1", "b/2", "b/c/3", "b0", "d/", "d/x", "z y", "\uFF5E", "\uD801\uDC37");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void groupsKeys(int max) {
        assertThat(all(listing().delimiter("/").maxKeys(max)))
                .containsExactlyInAnyOrder("a", "b/*", "b0", "d/*", "z y", "\uFF5E", "\uD801\uDC37");
        assertThat(all(listing().delimiter("/").prefix("b/").maxKeys(max)))
                .containsExactlyInAnyOrder("b/1", "b/2", "b/c/*");
        assertThat(all(listing().delimiter("/").prefix("d/").maxKeys(max))).containsExactly("d/", "d/x");
        assertThat(all(listing().prefix("none").maxKeys(max))).isEmpty();
        assertThat(all(listing().delimiter("c/").maxKeys(max)))
                .contains("b/c/*", "b/1")
                .doesNotContain("b/c/3");
    }

    @Test
    void startsAfterAKey() {
        assertThat(all(listing().startAfter("b/2"))).startsWith("b/c/3", "b0");
        assertThat(all(listing().startAfter("b/2").delimiter("/")))
                .contains("b/*")
                .doesNotContain("a");
        assertThat(all(listing().startAfter("b/z").delimiter("/"))).doesNotContain("b/*");
        assertThat(all(listing().startAfter("a").prefix("b/"))).containsExactly("b/1", "b/2", "b/c/3");
        assertThat(all(listing().startAfter("c").prefix("b/"))).isEmpty();
    }

    @Test
    void listsNothingWhereNothingIsAskedFor() {
        var page = list(listing().maxKeys(0));
        assertThat(page.isTruncated()).isFalse();
        assertThat(page.keyCount()).isZero();
        assertThat(page.contents()).isEmpty();
    }

    private ListObjectsV2Output list(ListObjectsV2Request.Builder in) {
        return cloud.call(S3.LIST_OBJECTS_V2, in.build());
    }

    @Test
    void refusesBadArguments() {
        Expect.refusal("InvalidArgument", 400, () -> list(listing().maxKeys(-1)));
        Expect.refusal("InvalidArgument", 400, () -> list(listing().continuationToken("!!")));
        Expect.refusal("InvalidArgument", 400, () -> list(listing().continuationToken("")));
        Expect.refusal("InvalidArgument", 400, () -> list(listing().continuationToken("/w==")));
        Expect.refusal("InvalidArgument", 400, () -> list(listing().encodingType("base64")));
    }

    @Test
    void encodesNamesWhereAsked() {
        var page = list(listing().prefix("z ").encodingType("url"));
        assertThat(page.prefix()).isEqualTo("z+");
        assertThat(names(page.contents(), page.commonPrefixes())).containsExactly("z+y");
    }

    @Test
    void saysWhatItFound() {
        var page = list(listing().prefix("a").fetchOwner(true));
        assertThat(page.contents()).singleElement().satisfies(object -> {
            assertThat(object.size()).isEqualTo(1);
            assertThat(object.eTag()).isEqualTo("\"0cc175b9c0f1b6a831c399e269772661\"");
            assertThat(object.storageClass()).isEqualTo("STANDARD");
            assertThat(object.lastModified()).isEqualTo(TestCloud.START);
            assertThat(object.owner()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void goesOnFromTheMarkerOfTheFirstVersion(int max) {
        var names = new ArrayList<String>();
        String marker = null;
        do {
            var page = cloud.call(
                    S3.LIST_OBJECTS,
                    ListObjectsRequest.builder()
                            .bucket("bucket")
                            .delimiter("/")
                            .maxKeys(max)
                            .marker(marker)
                            .build());
            names.addAll(names(page.contents(), page.commonPrefixes()));
            marker = page.nextMarker();
            assertThat(page.isTruncated()).isEqualTo(marker != null);
        } while (marker != null);
        assertThat(names).containsExactlyInAnyOrder("a", "b/*", "b0", "d/*", "z y", "\uFF5E", "\uD801\uDC37");
    }
}
