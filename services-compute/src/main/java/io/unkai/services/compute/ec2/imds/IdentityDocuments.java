package io.unkai.services.compute.ec2.imds;

import io.unkai.services.compute.ec2.imds.Node.Folder;
import io.unkai.services.compute.ec2.type.MachineTypes;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents that prove which instance someone is.
 *
 * @param key signs them
 */
record IdentityDocuments(IdentityKey key) {
    private static final int LINE = 64;

    void add(Facts facts, Folder at) {
        at.folder("fws")
                .text("instance-monitoring", facts.instance().attributes().monitoring() ? "enabled" : "disabled");
        var document = document(facts);
        var bytes = document.getBytes(StandardCharsets.UTF_8);
        at.folder("instance-identity")
                .text("document", document)
                .leaf("signature", Node.Leaf.text(() -> lines(key.sign(bytes))))
                .leaf("pkcs7", Node.Leaf.text(() -> lines(key.envelope(bytes))))
                .leaf("rsa2048", Node.Leaf.text(() -> lines(key.envelope(bytes))));
    }

    private static String document(Facts facts) {
        var instance = facts.instance();
        var type = MachineTypes.find(instance.attributes().type());
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("accountId", instance.key().account());
        members.put("architecture", type == null ? null : type.architecture());
        members.put("availabilityZone", instance.place().zone());
        members.put("billingProducts", null);
        members.put("devpayProductCodes", null);
        members.put("marketplaceProductCodes", null);
        members.put("imageId", instance.origin().image());
        members.put("instanceId", instance.id());
        members.put("instanceType", instance.attributes().type());
        members.put("kernelId", null);
        members.put(
                "pendingTime",
                instance.progress().launched().truncatedTo(ChronoUnit.SECONDS).toString());
        members.put(
                "privateIp",
                facts.interfaces().isEmpty() ? null : facts.first().primary().toString());
        members.put("ramdiskId", null);
        members.put("region", facts.region());
        members.put("version", "2017-09-30");
        return JsonLines.of(members);
    }

    private static String lines(byte[] bytes) {
        return Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
    }
}
