package io.unkai.services.compute.ec2.connect;

import io.unkai.api.ec2instanceconnect.EC2InstanceNotFoundException;
import io.unkai.api.ec2instanceconnect.EC2InstanceStateInvalidException;
import io.unkai.api.ec2instanceconnect.Ec2InstanceConnect;
import io.unkai.api.ec2instanceconnect.InvalidArgsException;
import io.unkai.api.ec2instanceconnect.SendSSHPublicKeyRequest;
import io.unkai.api.ec2instanceconnect.SendSSHPublicKeyResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.Txn;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.base.Kind;
import io.unkai.services.compute.ec2.instance.State;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import io.unkai.services.compute.ec2.key.PublicKeyText;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** Pushes keys to instances. */
public final class InstanceConnect {
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9@._-]{0,30}[A-Za-z0-9$_-]?");

    /** Registers the operation. */
    public void register(Handlers on) {
        on.on(Ec2InstanceConnect.SEND_SSH_PUBLIC_KEY, InstanceConnect::send);
    }

    private static SendSSHPublicKeyResponse send(Call call, Txn txn, SendSSHPublicKeyRequest in) {
        var instance = instance(call, txn, Objects.requireNonNullElse(in.instanceId(), ""));
        var user = Objects.requireNonNullElse(in.instanceOSUser(), "");
        if (!USER.matcher(user).matches()) {
            throw invalid("The OS user name is not valid.");
        }
        var zone = in.availabilityZone();
        if (zone != null && !zone.equals(instance.place().zone())) {
            throw invalid("The instance is not in the Availability Zone " + zone + '.');
        }
        var text = Objects.requireNonNullElse(in.sshPublicKey(), "");
        var key = PublicKeyText.read(text.getBytes(StandardCharsets.UTF_8));
        if (key == null) {
            throw invalid("The SSH public key is not valid.");
        }
        PushedKeys.push(txn, instance.key(), user, key.line(user), call.now());
        return SendSSHPublicKeyResponse.builder()
                .requestId(call.requestId())
                .success(true)
                .build();
    }

    private static StoredInstance instance(Call call, Txn txn, String id) {
        var found = Kind.INSTANCE.isId(id) ? StoredInstance.TABLE.get(txn, Key.of(call, id)) : null;
        if (found == null || found.state() == State.TERMINATED) {
            throw ApiException.of(
                    EC2InstanceNotFoundException.builder().build(), "The specified instance was not found.");
        }
        if (found.state() != State.RUNNING) {
            throw ApiException.of(
                    EC2InstanceStateInvalidException.builder().build(),
                    "Unable to connect because the instance is not in a valid state. Connecting to a stopped or terminated"
                            + " instance is not supported. If the instance is stopped, start your instance, and try to"
                            + " connect again.");
        }
        return found;
    }

    private static ApiException invalid(String why) {
        return ApiException.of(InvalidArgsException.builder().build(), why);
    }
}
