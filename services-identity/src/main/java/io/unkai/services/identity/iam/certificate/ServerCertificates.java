package io.unkai.services.identity.iam.certificate;

import static io.unkai.services.identity.iam.entity.Entities.CERTIFICATES;

import io.unkai.api.iam.DeleteServerCertificateRequest;
import io.unkai.api.iam.DeleteServerCertificateResponse;
import io.unkai.api.iam.GetServerCertificateRequest;
import io.unkai.api.iam.GetServerCertificateResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListServerCertificatesRequest;
import io.unkai.api.iam.ListServerCertificatesResponse;
import io.unkai.api.iam.ServerCertificateMetadata;
import io.unkai.api.iam.UpdateServerCertificateRequest;
import io.unkai.api.iam.UpdateServerCertificateResponse;
import io.unkai.api.iam.UploadServerCertificateRequest;
import io.unkai.api.iam.UploadServerCertificateResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.Keys;
import io.unkai.services.identity.iam.entity.Kind;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.ServerCertificate;
import io.unkai.services.identity.iam.entity.Tagging;
import io.unkai.services.identity.iam.entity.Texts;
import java.nio.charset.StandardCharsets;

/** The operations on server certificates. */
public final class ServerCertificates {
    private final Lists lists;
    private final Sealer sealer;

    /** Certificates listed with these markers, their private keys sealed. */
    public ServerCertificates(Lists lists, Sealer sealer) {
        this.lists = lists;
        this.sealer = sealer;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.UPLOAD_SERVER_CERTIFICATE, this::upload);
        on.onRead(Iam.GET_SERVER_CERTIFICATE, ServerCertificates::get);
        on.onRead(Iam.LIST_SERVER_CERTIFICATES, this::list);
        on.on(Iam.UPDATE_SERVER_CERTIFICATE, ServerCertificates::update);
        on.on(Iam.DELETE_SERVER_CERTIFICATE, ServerCertificates::delete);
    }

    private UploadServerCertificateResponse upload(Call call, Txn txn, UploadServerCertificateRequest in) {
        var body = Texts.orEmpty(in.certificateBody());
        var chain = Texts.orEmpty(in.certificateChain());
        var key = Texts.orEmpty(in.privateKey());
        var parsed = Pem.certificate(body);
        if (!chain.isEmpty() && Pem.certificates(chain).isEmpty()) {
            throw new ApiException(
                    "MalformedCertificate", "Unable to parse certificate chain. Please ensure it is in PEM format.");
        }
        if (!Pem.pair(parsed.getPublicKey(), key)) {
            throw new ApiException("KeyPairMismatch", "Server certificate does not match private key.");
        }
        var id = Kind.SERVER_CERTIFICATE.newId(call.ids());
        var certificate = new ServerCertificate(
                call.account(),
                id,
                Texts.path(in.path()),
                Texts.orEmpty(in.serverCertificateName()),
                Texts.seconds(call.now()),
                body,
                chain,
                Blob.wrap(sealer.seal(key.getBytes(StandardCharsets.UTF_8), ServerCertificate.purpose(id))),
                parsed.getNotAfter().toInstant());
        CERTIFICATES.create(txn, certificate);
        Tagging.put(txn, call.account(), certificate.arn(), in.tags());
        return UploadServerCertificateResponse.builder()
                .serverCertificateMetadata(view(certificate))
                .tags(in.tags())
                .build();
    }

    private static GetServerCertificateResponse get(Call call, ReadTxn txn, GetServerCertificateRequest in) {
        var certificate = CERTIFICATES.require(txn, call.account(), in.serverCertificateName());
        return GetServerCertificateResponse.builder()
                .serverCertificate(io.unkai.api.iam.ServerCertificate.builder()
                        .serverCertificateMetadata(view(certificate))
                        .certificateBody(certificate.body())
                        .certificateChain(Texts.orNull(certificate.chain()))
                        .tags(Tagging.list(txn, call.account(), certificate.arn()))
                        .build())
                .build();
    }

    private ListServerCertificatesResponse list(Call call, ReadTxn txn, ListServerCertificatesRequest in) {
        var prefix = Texts.path(in.pathPrefix());
        var page = lists.table(
                call,
                txn,
                CERTIFICATES.table(),
                Keys.allNamed(call.account()),
                new Lists.Wanted(prefix, in.marker(), in.maxItems()),
                entry -> entry.value().path().startsWith(prefix) ? view(entry.value()) : null);
        return ListServerCertificatesResponse.builder()
                .serverCertificateMetadataList(page.items())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static UpdateServerCertificateResponse update(Call call, Txn txn, UpdateServerCertificateRequest in) {
        var certificate = CERTIFICATES.require(txn, call.account(), in.serverCertificateName());
        CERTIFICATES.rename(
                txn,
                certificate,
                certificate.renamed(
                        in.newPath() == null ? certificate.path() : in.newPath(),
                        in.newServerCertificateName() == null ? certificate.name() : in.newServerCertificateName()));
        return UpdateServerCertificateResponse.builder().build();
    }

    private static DeleteServerCertificateResponse delete(Call call, Txn txn, DeleteServerCertificateRequest in) {
        CERTIFICATES.delete(txn, CERTIFICATES.require(txn, call.account(), in.serverCertificateName()));
        return DeleteServerCertificateResponse.builder().build();
    }

    private static ServerCertificateMetadata view(ServerCertificate certificate) {
        return ServerCertificateMetadata.builder()
                .path(certificate.path())
                .serverCertificateName(certificate.name())
                .serverCertificateId(certificate.id())
                .arn(certificate.arn())
                .uploadDate(certificate.created())
                .expiration(certificate.expires())
                .build();
    }
}
