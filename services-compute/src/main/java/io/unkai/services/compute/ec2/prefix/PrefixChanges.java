package io.unkai.services.compute.ec2.prefix;

import io.unkai.api.ec2.AddPrefixListEntry;
import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.ModifyManagedPrefixListRequest;
import io.unkai.api.ec2.ModifyManagedPrefixListResult;
import io.unkai.api.ec2.RemovePrefixListEntry;
import io.unkai.api.ec2.RestoreManagedPrefixListVersionRequest;
import io.unkai.api.ec2.RestoreManagedPrefixListVersionResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.planes.network.Cidr;
import io.unkai.services.compute.ec2.base.Cidrs;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import io.unkai.services.compute.ec2.base.Parts;
import io.unkai.services.compute.ec2.net.PrefixList;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Operations that make new versions of prefix lists. */
final class PrefixChanges {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MAX_NAME = 255;
    /** Older versions are forgotten, or a list would grow without end. */
    private static final int MOST_VERSIONS = 100;

    void register(Handlers on) {
        on.on(Ec2.MODIFY_MANAGED_PREFIX_LIST, this::modify);
        on.on(Ec2.RESTORE_MANAGED_PREFIX_LIST_VERSION, this::restore);
    }

    private ModifyManagedPrefixListResult modify(Call call, Txn txn, ModifyManagedPrefixListRequest in) {
        var list = own(call, txn, in.prefixListId());
        boolean entriesChange = !Parts.list(in.addEntries()).isEmpty()
                || !Parts.list(in.removeEntries()).isEmpty();
        int most = in.maxEntries() == null ? list.maxEntries() : in.maxEntries();
        checkMost(most);
        var name = in.prefixListName() == null ? list.name() : name(in.prefixListName());
        if (in.maxEntries() != null && entriesChange) {
            throw Ec2Errors.combination(
                    "You cannot modify the entries of a prefix list and its size at the same time.");
        }
        if (entriesChange || in.currentVersion() != null) {
            checkVersion(list, in.currentVersion());
        }
        var entries = entriesChange
                ? changed(list.current().entries(), list.v6(), in.addEntries(), in.removeEntries())
                : list.current().entries();
        checkCount(entries, most);
        var changed = new PrefixList(
                list.key(),
                name,
                list.v6(),
                most,
                "modify-complete",
                entriesChange ? next(list, entries) : list.versions());
        PrefixList.TABLE.put(txn, changed);
        PrefixUses.changed(txn, list.key());
        return ModifyManagedPrefixListResult.builder()
                .prefixList(PrefixViews.in(txn, changed, "modify-in-progress"))
                .build();
    }

    private RestoreManagedPrefixListVersionResult restore(
            Call call, Txn txn, RestoreManagedPrefixListVersionRequest in) {
        var list = own(call, txn, in.prefixListId());
        checkVersion(list, in.currentVersion());
        var old = version(list, in.previousVersion() == null ? 0 : in.previousVersion());
        checkCount(old.entries(), list.maxEntries());
        var changed = new PrefixList(
                list.key(), list.name(), list.v6(), list.maxEntries(), "restore-complete", next(list, old.entries()));
        PrefixList.TABLE.put(txn, changed);
        PrefixUses.changed(txn, list.key());
        return RestoreManagedPrefixListVersionResult.builder()
                .prefixList(PrefixViews.in(txn, changed, "restore-in-progress"))
                .build();
    }

    /** A list of the caller's own; the cloud's are nobody's to change. */
    static PrefixList own(Call call, ReadTxn txn, @Nullable String id) {
        var list = PrefixList.visible(call, txn, id);
        if (list.isAws()) {
            throw Ec2Errors.notPermitted("The prefix list '" + list.id() + "' is managed by AWS.");
        }
        return list;
    }

    private static List<PrefixList.Version> next(PrefixList list, List<PrefixList.Entry> entries) {
        var versions = new ArrayList<>(list.versions());
        versions.add(new PrefixList.Version(list.current().number() + 1, entries));
        return versions.size() > MOST_VERSIONS
                ? versions.subList(versions.size() - MOST_VERSIONS, versions.size())
                : versions;
    }

    private static void checkVersion(PrefixList list, @Nullable Long current) {
        if (current == null) {
            throw Ec2Errors.missing("CurrentVersion");
        }
        if (current != list.current().number()) {
            throw new ApiException(
                    "PrefixListVersionMismatch",
                    "The prefix list has the incorrect version number. Expected version: "
                            + list.current().number() + ", provided version: " + current + '.');
        }
    }

    static PrefixList.Version version(PrefixList list, long number) {
        for (var version : list.versions()) {
            if (version.number() == number) {
                return version;
            }
        }
        throw new ApiException(
                "InvalidPrefixListVersion.NotFound",
                "The prefix list version " + number + " of '" + list.id() + "' does not exist");
    }

    static void checkMost(int most) {
        if (most < 1 || most > MOST_ENTRIES) {
            throw Ec2Errors.invalidValue("MaxEntries", most, "It is from 1 to " + MOST_ENTRIES + '.');
        }
    }

    static String name(@Nullable String name) {
        if (name == null || name.isEmpty() || name.length() > MAX_NAME || name.startsWith("com.amazonaws")) {
            throw Ec2Errors.invalidValue(
                    "PrefixListName", name + "", "It has up to 255 characters and does not start with com.amazonaws.");
        }
        return name;
    }

    static void checkCount(List<PrefixList.Entry> entries, int most) {
        if (entries.size() > most) {
            throw new ApiException(
                    "PrefixListMaxEntriesExceeded",
                    "The number of entries exceeds the maximum of " + most + " entries of the prefix list.");
        }
    }

    /** Entries by block, after some were removed and others added. */
    static List<PrefixList.Entry> changed(
            List<PrefixList.Entry> entries,
            boolean v6,
            @Nullable List<AddPrefixListEntry> add,
            @Nullable List<RemovePrefixListEntry> remove) {
        SortedMap<Cidr, PrefixList.Entry> all = new TreeMap<>();
        entries.forEach(entry -> all.put(entry.cidr(), entry));
        for (var one : Parts.list(remove)) {
            if (all.remove(cidr(v6, one.cidr())) == null) {
                throw Ec2Errors.invalidValue("The prefix list has no entry " + one.cidr());
            }
        }
        for (var one : Parts.list(add)) {
            var cidr = cidr(v6, one.cidr());
            all.put(cidr, new PrefixList.Entry(cidr, one.description() == null ? "" : one.description()));
        }
        return List.copyOf(all.values());
    }

    private static Cidr cidr(boolean v6, @Nullable String text) {
        return v6 ? Cidrs.ipv6("Cidr", text) : Cidrs.ipv4("Cidr", text);
    }
}
