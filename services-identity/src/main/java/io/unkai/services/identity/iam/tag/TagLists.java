package io.unkai.services.identity.iam.tag;

import io.unkai.api.iam.Tag;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import org.jspecify.annotations.Nullable;

/** Tags in pages. */
public final class TagLists {
    private final Lists lists;

    /** Tags listed with these markers. */
    public TagLists(Lists lists) {
        this.lists = lists;
    }

    Lists.Listed<Tag> page(Call call, ReadTxn txn, String arn, @Nullable String marker, @Nullable Integer maxItems) {
        return lists.list(
                call,
                Tagging.list(txn, call.account(), arn),
                tag -> Texts.orEmpty(tag.key()),
                new Lists.Wanted(arn, marker, maxItems));
    }
}
