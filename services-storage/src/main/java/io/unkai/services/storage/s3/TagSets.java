package io.unkai.services.storage.s3;

import io.unkai.api.s3.Tag;
import io.unkai.kernel.error.ApiException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags as documents have them. */
final class TagSets {
    private TagSets() {}

    /** Refuses a document without tags, tags that lack something, and a key that is there twice. */
    static Map<String, String> read(@Nullable List<Tag> given) {
        if (given == null) {
            throw S3Errors.malformedXml();
        }
        var tags = new LinkedHashMap<String, String>();
        for (var tag : given) {
            if (tag.key() == null || tag.value() == null) {
                throw S3Errors.malformedXml();
            }
            if (tags.put(tag.key(), tag.value()) != null) {
                throw new ApiException("InvalidTag", "Cannot provide multiple Tags with the same key")
                        .with("TagKey", tag.key());
            }
        }
        return tags;
    }

    static List<Tag> write(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
