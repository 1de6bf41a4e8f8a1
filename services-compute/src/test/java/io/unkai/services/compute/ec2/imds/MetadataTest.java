package io.unkai.services.compute.ec2.imds;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.IamInstanceProfileSpecification;
import io.unkai.api.ec2.ImportKeyPairRequest;
import io.unkai.api.ec2.InstanceMetadataOptionsRequest;
import io.unkai.api.ec2.ModifyInstanceMetadataOptionsRequest;
import io.unkai.api.ec2.RunInstancesRequest;
import io.unkai.api.ec2.Tag;
import io.unkai.api.ec2.TagSpecification;
import io.unkai.api.ec2instanceconnect.Ec2InstanceConnect;
import io.unkai.api.ec2instanceconnect.SendSSHPublicKeyRequest;
import io.unkai.kernel.schema.Blob;
import io.unkai.planes.network.Ip;
import io.unkai.services.compute.ec2.TestHost;
import io.unkai.services.compute.ec2.base.Key;
import io.unkai.services.compute.ec2.key.KeyMaker;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJidSWgl1il8BEos57FlbeRY81Tk45YKyhS3HcY3X06A";
    private static final String META = "/latest/meta-data/";

    private final TestHost host = new TestHost();
    private final Metadata metadata = new Metadata(
            host.store,
            new MetadataTree(
                    new RoleCredentials(host.identity, () -> host.now),
                    new IdentityDocuments(
                            new IdentityKey(host.store, host.sealer, KeyMaker::fromSystem, () -> host.now))),
            new MetadataTokens(host.sealer),
            () -> host.now,
            new Heard());

    private Key vpc = new Key("", "", "");
    private Ip address = Ip.parse("10.0.0.1");
    private String id = "";

    @AfterEach
    void close() {
        host.close();
    }

    private void launch(UnaryOperator<RunInstancesRequest.Builder> with) {
        id = host.running(with);
        var instance = host.instance(id);
        vpc = new Key(TestHost.ACCOUNT, host.region, Objects.requireNonNull(instance.vpcId()));
        address = Ip.parse(Objects.requireNonNull(instance.privateIpAddress()));
    }

    private Answer ask(String method, String path, Map<String, String> headers) {
        return metadata.answer(vpc, address, new Request(method, path, headers, false));
    }

    private Answer get(String path) {
        return ask("GET", path, Map.of());
    }

    private String text(String path) {
        var answer = get(path);
        assertThat(answer.status()).as(path).isEqualTo(Answer.OK);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void anInstanceReadsWhatItIs() {
        host.call(
                Ec2.IMPORT_KEY_PAIR,
                ImportKeyPairRequest.builder()
                        .keyName("mine")
                        .publicKeyMaterial(Blob.utf8(LINE))
                        .build());
        launch(with -> with.keyName("mine").userData("IyEvYmluL3No"));
        var instance = host.instance(id);

        assertThat(text(META + "instance-id")).isEqualTo(id);
        assertThat(text(META + "ami-id")).isEqualTo(instance.imageId());
        assertThat(text("/2021-07-15/meta-data/instance-type")).isEqualTo("t3.micro");
        assertThat(text(META + "local-ipv4")).isEqualTo(instance.privateIpAddress());
        assertThat(text(META + "public-ipv4")).isEqualTo(instance.publicIpAddress());
        assertThat(text(META + "public-hostname")).isEqualTo(instance.publicDnsName());
        assertThat(text(META + "security-groups")).isEqualTo("default");
        assertThat(text(META + "public-keys/")).isEqualTo("0=mine");
        assertThat(text(META + "public-keys/0/openssh-key")).isEqualTo(LINE + " mine\n");
        assertThat(text(META + "placement/region")).isEqualTo("us-east-1");
        assertThat(text(META).lines())
                .contains("instance-id", "network/", "placement/")
                .doesNotContain("tags/", "iam/");
        var mac = text(META + "mac");
        assertThat(text(META + "network/interfaces/macs/")).isEqualTo(mac + "/");
        assertThat(text(META + "network/interfaces/macs/" + mac + "/subnet-id")).isEqualTo(instance.subnetId());
        assertThat(text(META + "network/interfaces/macs/" + mac + "/vpc-ipv4-cidr-blocks"))
                .isEqualTo("172.31.0.0/16");
        assertThat(text("/latest/user-data")).isEqualTo("#!/bin/sh");
        assertThat(text("/latest")).isEqualTo("dynamic/\nmeta-data/\nuser-data");
        assertThat(text("/")).endsWith("latest");
        assertThat(get(META + "nothing").status()).isEqualTo(Answer.NOT_FOUND);
        assertThat(get("/earliest/meta-data").status()).isEqualTo(Answer.NOT_FOUND);
        assertThat(ask("POST", META, Map.of()).status()).isEqualTo(Answer.NOT_ALLOWED);
    }

    @Test
    void aStrangerIsToldNothing() {
        launch(with -> with);
        address = address.plus(1);
        assertThat(get(META).status()).isEqualTo(Answer.NOT_FOUND);
        address = address.plus(-1);
        vpc = vpc.sibling("vpc-0123456789abcdef0");
        assertThat(get(META).status()).isEqualTo(Answer.NOT_FOUND);
    }

    private @Nullable String token(String seconds) {
        var answer = ask("PUT", "/latest/api/token", Map.of("x-aws-ec2-metadata-token-ttl-seconds", seconds));
        return answer.status() == Answer.OK ? new String(answer.body(), StandardCharsets.UTF_8) : null;
    }

    @Test
    void tokensOpenAndExpireAndAreGoodForTheirInstanceOnly() {
        launch(with -> with.metadataOptions(
                InstanceMetadataOptionsRequest.builder().httpTokens("required").build()));

        assertThat(get(META).status()).isEqualTo(Answer.UNAUTHORIZED);
        var token = Objects.requireNonNull(token("60"));
        assertThat(ask("GET", META, with(token)).status()).isEqualTo(Answer.OK);
        assertThat(ask("GET", META, with(token)).hops()).isEqualTo(Answer.FAR);
        assertThat(ask("PUT", "/latest/api/token", Map.of("x-aws-ec2-metadata-token-ttl-seconds", "60"))
                        .hops())
                .as("the usual limit")
                .isEqualTo(1);
        assertThat(ask("GET", META, with("A" + token.substring(1))).status()).isEqualTo(Answer.UNAUTHORIZED);
        assertThat(ask("GET", META, with("\u00e9")).status()).isEqualTo(Answer.UNAUTHORIZED);
        for (var bad : List.of("0", "21601", "-1", "x", "", "99999999999")) {
            assertThat(token(bad)).as(bad).isNull();
        }
        assertThat(ask("PUT", "/latest/api/token", Map.of()).status()).isEqualTo(Answer.BAD_REQUEST);
        assertThat(ask("PUT", META, Map.of()).status()).isEqualTo(Answer.NOT_ALLOWED);
        assertThat(ask(
                                "PUT",
                                "/latest/api/token",
                                Map.of("x-aws-ec2-metadata-token-ttl-seconds", "60", "x-forwarded-for", "10.0.0.9"))
                        .status())
                .isEqualTo(Answer.FORBIDDEN);
        host.now = host.now.plusSeconds(61);
        assertThat(ask("GET", META, with(token)).status()).isEqualTo(Answer.UNAUTHORIZED);
        var mine = Objects.requireNonNull(token("60"));
        launch(with -> with);
        assertThat(ask("GET", META, with(mine)).status()).as("another's token").isEqualTo(Answer.UNAUTHORIZED);
    }

    private static Map<String, String> with(String token) {
        return Map.of("x-aws-ec2-metadata-token", token);
    }

    @Test
    void aDisabledEndpointIsForbidden() {
        launch(with -> with);
        host.call(
                Ec2.MODIFY_INSTANCE_METADATA_OPTIONS,
                ModifyInstanceMetadataOptionsRequest.builder()
                        .instanceId(id)
                        .httpEndpoint("disabled")
                        .build());

        assertThat(get(META).status()).isEqualTo(Answer.FORBIDDEN);
        assertThat(token("60")).isNull();
    }

    @Test
    void tagsAreShownWhereTheyMayBe() {
        var tags = TagSpecification.builder()
                .resourceType("instance")
                .tags(List.of(new Tag("team", "web")))
                .build();
        launch(with -> with.tagSpecifications(List.of(tags))
                .metadataOptions(InstanceMetadataOptionsRequest.builder()
                        .instanceMetadataTags("enabled")
                        .build()));

        assertThat(text(META + "tags/instance/")).isEqualTo("team");
        assertThat(text(META + "tags/instance/team")).isEqualTo("web");
    }

    @Test
    void credentialsComeFromTheRoleAndRotateInTime() {
        launch(with -> with.iamInstanceProfile(new IamInstanceProfileSpecification(null, "web")));
        var at = META + "iam/security-credentials/";

        assertThat(text(at)).isEqualTo("app");
        assertThat(text(META + "iam/info")).contains("\"Code\" : \"Success\"", ":instance-profile/web");
        assertThat(text(at + "app"))
                .contains(
                        "\"AccessKeyId\" : \"ASIA1\"",
                        "\"Token\" : \"token of " + id + '"',
                        "\"Expiration\" : \"2026-11-22T11:00:00Z\"");
        host.now = host.now.plusSeconds(1800);
        assertThat(text(at + "app")).contains("ASIA1");
        host.now = host.now.plusSeconds(1000);
        host.identity.expiry = host.now.plusSeconds(3600);
        assertThat(text(at + "app")).contains("ASIA2");
        assertThat(host.identity.callers).allSatisfy(caller -> {
            assertThat(caller.service()).isEqualTo("ec2.amazonaws.com");
            assertThat(caller.sourceArn()).endsWith(":instance/" + id);
        });
        assertThat(get(at + "other").status()).isEqualTo(Answer.NOT_FOUND);
    }

    @Test
    void aRoleThatDoesNotTrustEc2IsSaidSo() {
        host.identity.trusts = false;
        launch(with -> with.iamInstanceProfile(new IamInstanceProfileSpecification(null, "web")));

        assertThat(text(META + "iam/security-credentials/app")).contains("AssumeRoleUnauthorizedAccess");
    }

    @Test
    void identityDocumentsAreSigned() throws Exception {
        launch(with -> with);
        var at = "/latest/dynamic/instance-identity/";
        var document = text(at + "document");

        assertThat(document).contains("\"instanceId\" : \"" + id + '"', "\"accountId\" : \"111111111111\"");
        var envelope = new CMSSignedData(Base64.getMimeDecoder().decode(text(at + "rsa2048")));
        var certificate = envelope.getCertificates().getMatches(null).iterator().next();
        var verifier = new JcaSimpleSignerInfoVerifierBuilder().build(certificate);
        assertThat(envelope.verifySignatures(signer -> verifier)).isTrue();
        assertThat((byte[]) envelope.getSignedContent().getContent())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(document);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(new JcaX509CertificateConverter().getCertificate(certificate));
        signature.update(document.getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getMimeDecoder().decode(text(at + "signature"))))
                .isTrue();
    }

    @Test
    void pushedKeysAreThereForAMinute() {
        launch(with -> with);
        var push = SendSSHPublicKeyRequest.builder()
                .instanceId(id)
                .instanceOSUser("admin")
                .sshPublicKey(LINE)
                .build();
        assertThat(host.call(Ec2InstanceConnect.SEND_SSH_PUBLIC_KEY, push).success())
                .isTrue();

        assertThat(text(META + "managed-ssh-keys/active-keys/admin")).isEqualTo(LINE + " admin");
        host.now = host.now.plusSeconds(61);
        assertThat(get(META + "managed-ssh-keys/active-keys/admin").status()).isEqualTo(Answer.NOT_FOUND);
    }
}
