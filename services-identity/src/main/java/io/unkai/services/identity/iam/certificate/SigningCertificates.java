package io.unkai.services.identity.iam.certificate;

import static io.unkai.services.identity.iam.certificate.SigningCertificate.OWNED;

import io.unkai.api.iam.DeleteSigningCertificateRequest;
import io.unkai.api.iam.DeleteSigningCertificateResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListSigningCertificatesRequest;
import io.unkai.api.iam.ListSigningCertificatesResponse;
import io.unkai.api.iam.UpdateSigningCertificateRequest;
import io.unkai.api.iam.UpdateSigningCertificateResponse;
import io.unkai.api.iam.UploadSigningCertificateRequest;
import io.unkai.api.iam.UploadSigningCertificateResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Lists;
import io.unkai.services.identity.iam.entity.Owned;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import org.jspecify.annotations.Nullable;

/** The operations on users' signing certificates. */
public final class SigningCertificates {
    private static final int CONFLICT = 409;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 32;

    private final Lists lists;

    /** Certificates listed with these markers. */
    public SigningCertificates(Lists lists) {
        this.lists = lists;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.UPLOAD_SIGNING_CERTIFICATE, SigningCertificates::upload);
        on.on(Iam.UPDATE_SIGNING_CERTIFICATE, SigningCertificates::update);
        on.on(Iam.DELETE_SIGNING_CERTIFICATE, SigningCertificates::delete);
        on.onRead(Iam.LIST_SIGNING_CERTIFICATES, this::list);
    }

    private static UploadSigningCertificateResponse upload(Call call, Txn txn, UploadSigningCertificateRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var body = Texts.orEmpty(in.certificateBody());
        var parsed = Pem.certificate(body);
        var there = OWNED.all(txn, call.account(), user.id());
        for (var item : there) {
            if (Pem.certificate(item.value().body()).equals(parsed)) {
                throw new ApiException(
                        "DuplicateCertificate", CONFLICT, "The certificate is already associated with this user.");
            }
        }
        if (there.size() >= SigningCertificate.PER_USER) {
            throw IamErrors.quota("CertificatesPerUser", SigningCertificate.PER_USER);
        }
        var id = call.ids().text(BASE32, ID_CHARACTERS);
        var certificate = new SigningCertificate(body, true, Texts.seconds(call.now()));
        OWNED.put(txn, call.account(), user.id(), id, certificate);
        return UploadSigningCertificateResponse.builder()
                .certificate(view(user, new Owned.Item<>(id, certificate)))
                .build();
    }

    private static UpdateSigningCertificateResponse update(Call call, Txn txn, UpdateSigningCertificateRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var found = require(call, txn, user, in.certificateId());
        OWNED.put(
                txn,
                call.account(),
                user.id(),
                Texts.orEmpty(in.certificateId()),
                new SigningCertificate(found.body(), "Active".equals(in.status()), found.uploaded()));
        return UpdateSigningCertificateResponse.builder().build();
    }

    private static DeleteSigningCertificateResponse delete(Call call, Txn txn, DeleteSigningCertificateRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        require(call, txn, user, in.certificateId());
        OWNED.delete(txn, call.account(), user.id(), Texts.orEmpty(in.certificateId()));
        return DeleteSigningCertificateResponse.builder().build();
    }

    private ListSigningCertificatesResponse list(Call call, ReadTxn txn, ListSigningCertificatesRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var page = lists.list(
                call,
                OWNED.all(txn, call.account(), user.id()),
                Owned.Item::id,
                new Lists.Wanted(user.id(), in.marker(), in.maxItems()));
        return ListSigningCertificatesResponse.builder()
                .certificates(
                        page.items().stream().map(item -> view(user, item)).toList())
                .isTruncated(page.truncated())
                .marker(page.marker())
                .build();
    }

    private static SigningCertificate require(Call call, ReadTxn txn, User user, @Nullable String id) {
        var found = OWNED.find(txn, call.account(), user.id(), Texts.orEmpty(id));
        if (found == null) {
            throw IamErrors.noSuchEntity("The Certificate with id " + id + " cannot be found.");
        }
        return found;
    }

    private static io.unkai.api.iam.SigningCertificate view(User user, Owned.Item<SigningCertificate> item) {
        return io.unkai.api.iam.SigningCertificate.builder()
                .userName(user.name())
                .certificateId(item.id())
                .certificateBody(item.value().body())
                .status(item.value().active() ? "Active" : "Inactive")
                .uploadDate(item.value().uploaded())
                .build();
    }
}
