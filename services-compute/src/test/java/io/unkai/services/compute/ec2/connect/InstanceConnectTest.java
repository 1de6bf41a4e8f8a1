package io.unkai.services.compute.ec2.connect;

import static io.unkai.services.compute.ec2.TestEc2.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.StopInstancesRequest;
import io.unkai.api.ec2instanceconnect.Ec2InstanceConnect;
import io.unkai.api.ec2instanceconnect.SendSSHPublicKeyRequest;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceConnectTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJidSWgl1il8BEos57FlbeRY81Tk45YKyhS3HcY3X06A";

    private final TestHost host = new TestHost();

    @AfterEach
    void close() {
        host.close();
    }

    private void send(String id, String user, String key) {
        var request = SendSSHPublicKeyRequest.builder()
                .instanceId(id)
                .instanceOSUser(user)
                .sshPublicKey(key)
                .build();
        host.call(Ec2InstanceConnect.SEND_SSH_PUBLIC_KEY, request);
    }

    @Test
    void refusesWhatCannotBeConnectedTo() {
        var id = host.running(with -> with);

        assertThat(refusal(() -> send("i-0123456789abcdef0", "admin", LINE))).isEqualTo("EC2InstanceNotFoundException");
        assertThat(refusal(() -> send(id, "../etc", LINE))).isEqualTo("InvalidArgsException");
        assertThat(refusal(() -> send(id, "admin\nroot", LINE))).isEqualTo("InvalidArgsException");
        assertThat(refusal(() -> send(id, "admin", "no key"))).isEqualTo("InvalidArgsException");
        host.call(
                Ec2.STOP_INSTANCES,
                StopInstancesRequest.builder().instanceIds(List.of(id)).build());
        assertThat(refusal(() -> send(id, "admin", LINE))).isEqualTo("EC2InstanceStateInvalidException");
    }

    @Test
    void keepsABoundedNumberOfKeys() {
        var id = host.running(with -> with);
        for (int i = 0; i < 250; i++) {
            send(id, "admin", LINE);
        }
        var key = new Key(TestHost.ACCOUNT, host.region, id);
        var lines = host.store.read(txn -> PushedKeys.of(txn, key, host.now)).get("admin");
        assertThat(String.valueOf(lines).lines()).hasSize(100);
    }
}
