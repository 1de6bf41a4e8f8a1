package io.unkai.services.compute.ec2.imds;

import io.unkai.services.compute.ec2.imds.Node.Folder;
import io.unkai.services.compute.ec2.instance.Attached;
import io.unkai.services.compute.ec2.net.Names;
import io.unkai.services.compute.ec2.type.MachineTypes;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays out what an instance may read about itself. */
final class MetadataTree {
    private static final String NONE = "none";

    private final RoleCredentials roles;
    private final IdentityDocuments documents;

    MetadataTree(RoleCredentials roles, IdentityDocuments documents) {
        this.roles = roles;
        this.documents = documents;
    }

    /** All that is below the version. */
    Folder of(Facts facts) {
        var root = new Folder();
        metadata(facts, root.folder("meta-data"));
        documents.add(facts, root.folder("dynamic"));
        var data = facts.instance().attributes().userData();
        if (data.size() > 0) {
            root.leaf("user-data", new Node.Leaf(data::bytes, "application/octet-stream"));
        }
        return root;
    }

    private void metadata(Facts facts, Folder at) {
        plain(facts, at);
        network(facts, at);
        keys(facts, at);
        var profile = facts.instance().attributes().profile();
        if (profile != null) {
            roles.add(facts, profile, at.folder("iam"));
        }
        if (facts.instance().metadata().tags()) {
            var tags = at.folder("tags").folder("instance");
            facts.tags().forEach(tags::text);
        }
    }

    private static void plain(Facts facts, Folder at) {
        var instance = facts.instance();
        var origin = instance.origin();
        var type = MachineTypes.find(instance.attributes().type());
        at.text("ami-id", origin.image())
                .text("ami-launch-index", Integer.toString(origin.index()))
                .text("ami-manifest-path", "(unknown)")
                .text("instance-action", NONE)
                .text("instance-id", instance.id())
                .text("instance-life-cycle", "on-demand")
                .text("instance-type", instance.attributes().type())
                .text("profile", "default-hvm")
                .text("reservation-id", origin.reservation())
                .text("system", type != null && type.nitro() ? "nitro" : "xen");
        at.folder("block-device-mapping")
                .text("ami", instance.root().device())
                .text("root", instance.root().device());
        at.folder("events").folder("maintenance").text("history", "[]").text("scheduled", "[]");
        at.folder("placement")
                .text("availability-zone", instance.place().zone())
                .text("availability-zone-id", instance.place().zoneId())
                .text("region", facts.region());
        at.folder("services").text("domain", "amazonaws.com").text("partition", "aws");
    }

    private static void network(Facts facts, Folder at) {
        if (facts.interfaces().isEmpty()) {
            return;
        }
        var first = facts.first();
        var names = Names.of(facts.vpc());
        var name = names.privateName(first.primary());
        var publicIp = Attached.publicIp(first);
        at.text("hostname", name)
                .text("local-hostname", name)
                .text("local-ipv4", first.primary().toString())
                .text("mac", first.mac())
                .text("public-ipv4", text(publicIp))
                .text("public-hostname", names.publicName(publicIp))
                .text(
                        "ipv6",
                        first.ipv6().isEmpty() ? null : first.ipv6().getFirst().toString())
                .text(
                        "security-groups",
                        first.groups().stream()
                                .map(id -> facts.groupNames().getOrDefault(id, id))
                                .collect(Collectors.joining("\n")));
        var macs = at.folder("network").folder("interfaces").folder("macs");
        facts.interfaces().forEach(eni -> InterfaceTree.add(facts, eni, macs.folder(eni.mac())));
    }

    private static void keys(Facts facts, Folder at) {
        var origin = facts.instance().origin();
        if (!origin.publicKey().isEmpty()) {
            var keys = at.folder("public-keys");
            keys.label("0", "0=" + origin.keyName()).folder("0").text("openssh-key", origin.publicKey() + "\n");
        }
        if (!facts.pushed().isEmpty()) {
            var active = at.folder("managed-ssh-keys").folder("active-keys");
            facts.pushed().forEach(active::text);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
