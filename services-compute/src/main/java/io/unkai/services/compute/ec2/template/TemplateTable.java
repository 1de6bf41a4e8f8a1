package io.unkai.services.compute.ec2.template;

import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Table;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.store.codec.KeyCodecs;
import io.unkai.kernel.store.codec.RecordCodec;
import io.unkai.kernel.store.codec.RecordKeys;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.base.ResourceTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where launch templates and their versions are stored, and how they are found. */
public final class TemplateTable {
    /** All templates. */
    public static final ResourceTable<StoredTemplate> TABLE =
            new ResourceTable<>(Kind.LAUNCH_TEMPLATE, "ec2.launch-templates", StoredTemplate.class);

    private record Named(String account, String region, String name) {}

    private record Id(String id) {}

    private record Numbered(Key template, long number) {}

    private static final Table<Named, Id> NAMES =
            new Table<>("ec2.launch-templates.names", KeyCodecs.of(Named.class), RecordCodec.of(Id.class));
    private static final RecordKeys<Numbered> NUMBERS = KeyCodecs.of(Numbered.class);
    private static final Table<Numbered, TemplateVersion> VERSIONS =
            new Table<>("ec2.launch-templates.versions", NUMBERS, RecordCodec.of(TemplateVersion.class));

    private TemplateTable() {}

    /** The caller's template of a name, or null. */
    public static @Nullable StoredTemplate named(Call call, ReadTxn txn, String name) {
        var id = txn.get(NAMES, new Named(call.account(), call.region(), name));
        return id == null ? null : TABLE.get(txn, Key.of(call, id.id));
    }

    /** The caller's template of an id or a name. @throws ApiException where there is none, or both are given */
    static StoredTemplate find(Call call, ReadTxn txn, @Nullable String id, @Nullable String name) {
        if (id != null && name != null) {
            throw Ec2Errors.invalidValue("Specify either a launch template ID or a launch template name, not both.");
        }
        if (id != null) {
            return TABLE.find(call, txn, id);
        }
        if (name == null) {
            throw Ec2Errors.missing("LaunchTemplateId or LaunchTemplateName");
        }
        var found = named(call, txn, name);
        if (found == null) {
            throw new ApiException(
                    "InvalidLaunchTemplateName.NotFoundException",
                    "The specified launch template, with template name " + name + ", does not exist.");
        }
        return found;
    }

    static void put(Txn txn, StoredTemplate template) {
        TABLE.put(txn, template);
        txn.put(NAMES, name(template), new Id(template.id()));
    }

    static void remove(Txn txn, StoredTemplate template) {
        TABLE.remove(txn, template);
        txn.delete(NAMES, name(template));
        txn.deleteRange(VERSIONS, NUMBERS.prefix(template.key()));
    }

    private static Named name(StoredTemplate template) {
        return new Named(template.key().account(), template.key().region(), template.name());
    }

    static void put(Txn txn, StoredTemplate template, TemplateVersion version) {
        txn.put(VERSIONS, new Numbered(template.key(), version.number()), version);
    }

    static void remove(Txn txn, StoredTemplate template, long number) {
        txn.delete(VERSIONS, new Numbered(template.key(), number));
    }

    static @Nullable TemplateVersion version(ReadTxn txn, StoredTemplate template, long number) {
        return txn.get(VERSIONS, new Numbered(template.key(), number));
    }

    /** All versions, the oldest first. */
    static List<TemplateVersion> versions(ReadTxn txn, StoredTemplate template) {
        var all = new ArrayList<TemplateVersion>();
        try (var cursor = txn.scan(VERSIONS, NUMBERS.prefix(template.key()))) {
            cursor.forEachRemaining(entry -> all.add(entry.value()));
        }
        return all;
    }
}
