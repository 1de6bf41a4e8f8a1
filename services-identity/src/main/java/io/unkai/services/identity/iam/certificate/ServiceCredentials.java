package io.unkai.services.identity.iam.certificate;

import static io.unkai.services.identity.iam.certificate.ServiceCredential.OWNED;

import io.unkai.api.iam.CreateServiceSpecificCredentialRequest;
import io.unkai.api.iam.CreateServiceSpecificCredentialResponse;
import io.unkai.api.iam.DeleteServiceSpecificCredentialRequest;
import io.unkai.api.iam.DeleteServiceSpecificCredentialResponse;
import io.unkai.api.iam.Iam;
import io.unkai.api.iam.ListServiceSpecificCredentialsRequest;
import io.unkai.api.iam.ListServiceSpecificCredentialsResponse;
import io.unkai.api.iam.ResetServiceSpecificCredentialRequest;
import io.unkai.api.iam.ResetServiceSpecificCredentialResponse;
import io.unkai.api.iam.ServiceSpecificCredential;
import io.unkai.api.iam.ServiceSpecificCredentialMetadata;
import io.unkai.api.iam.UpdateServiceSpecificCredentialRequest;
import io.unkai.api.iam.UpdateServiceSpecificCredentialResponse;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.error.ApiException;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.seal.Sealer;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.services.identity.iam.entity.Caller;
import io.unkai.services.identity.iam.entity.Changes;
import io.unkai.services.identity.iam.entity.IamErrors;
import io.unkai.services.identity.iam.entity.Texts;
import io.unkai.services.identity.iam.entity.User;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on names and passwords that single services take from users. */
public final class ServiceCredentials {
    private static final Set<String> SERVICES = Set.of("codecommit.amazonaws.com", "cassandra.amazonaws.com");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int ID_CHARACTERS = 17;
    private static final int PASSWORD_CHARACTERS = 43;
    private static final int NOT_FOUND = 404;

    private final Sealer sealer;

    /** Credentials whose passwords are sealed. */
    public ServiceCredentials(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Registers its operations. */
    public void register(Changes on) {
        on.on(Iam.CREATE_SERVICE_SPECIFIC_CREDENTIAL, this::create);
        on.on(Iam.RESET_SERVICE_SPECIFIC_CREDENTIAL, this::reset);
        on.on(Iam.UPDATE_SERVICE_SPECIFIC_CREDENTIAL, ServiceCredentials::update);
        on.on(Iam.DELETE_SERVICE_SPECIFIC_CREDENTIAL, ServiceCredentials::delete);
        on.onRead(Iam.LIST_SERVICE_SPECIFIC_CREDENTIALS, ServiceCredentials::list);
    }

    private CreateServiceSpecificCredentialResponse create(
            Call call, Txn txn, CreateServiceSpecificCredentialRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var service = Texts.orEmpty(in.serviceName());
        if (!SERVICES.contains(service)) {
            throw new ApiException("NotSupportedService", NOT_FOUND, "The service " + service + " is not supported.");
        }
        long there = OWNED.all(txn, call.account(), user.id()).stream()
                .filter(item -> item.value().service().equals(service))
                .count();
        if (there >= ServiceCredential.PER_SERVICE) {
            throw IamErrors.quota("ServiceSpecificCredentialsPerUser", ServiceCredential.PER_SERVICE);
        }
        var id = "ACCA" + call.ids().text(BASE32, ID_CHARACTERS);
        var name = user.name() + (there == 0 ? "" : "+" + there) + "-at-" + call.account();
        return CreateServiceSpecificCredentialResponse.builder()
                .serviceSpecificCredential(put(call, txn, user, id, service, name))
                .build();
    }

    private ResetServiceSpecificCredentialResponse reset(Call call, Txn txn, ResetServiceSpecificCredentialRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var id = Texts.orEmpty(in.serviceSpecificCredentialId());
        var old = require(call, txn, user, id);
        return ResetServiceSpecificCredentialResponse.builder()
                .serviceSpecificCredential(put(call, txn, user, id, old.service(), old.name()))
                .build();
    }

    /** Stores a new password and answers it, the only time. */
    private ServiceSpecificCredential put(Call call, Txn txn, User user, String id, String service, String name) {
        var password = call.ids().text(BASE64, PASSWORD_CHARACTERS) + '=';
        var sealed = Blob.wrap(sealer.seal(password.getBytes(StandardCharsets.UTF_8), ServiceCredential.purpose(id)));
        var credential = new ServiceCredential(service, name, sealed, true, Texts.seconds(call.now()));
        OWNED.put(txn, call.account(), user.id(), id, credential);
        return ServiceSpecificCredential.builder()
                .createDate(credential.created())
                .serviceName(service)
                .serviceUserName(name)
                .servicePassword(password)
                .serviceSpecificCredentialId(id)
                .userName(user.name())
                .status("Active")
                .build();
    }

    private static UpdateServiceSpecificCredentialResponse update(
            Call call, Txn txn, UpdateServiceSpecificCredentialRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var id = Texts.orEmpty(in.serviceSpecificCredentialId());
        var credential = require(call, txn, user, id).active("Active".equals(in.status()));
        OWNED.put(txn, call.account(), user.id(), id, credential);
        return UpdateServiceSpecificCredentialResponse.builder().build();
    }

    private static DeleteServiceSpecificCredentialResponse delete(
            Call call, Txn txn, DeleteServiceSpecificCredentialRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        var id = Texts.orEmpty(in.serviceSpecificCredentialId());
        require(call, txn, user, id);
        OWNED.delete(txn, call.account(), user.id(), id);
        return DeleteServiceSpecificCredentialResponse.builder().build();
    }

    private static ListServiceSpecificCredentialsResponse list(
            Call call, ReadTxn txn, ListServiceSpecificCredentialsRequest in) {
        var user = Caller.iamUser(call, txn, in.userName());
        return ListServiceSpecificCredentialsResponse.builder()
                .serviceSpecificCredentials(OWNED.all(txn, call.account(), user.id()).stream()
                        .filter(item -> in.serviceName() == null
                                || in.serviceName().equals(item.value().service()))
                        .map(item -> view(user, item.id(), item.value()))
                        .toList())
                .build();
    }

    private static ServiceSpecificCredentialMetadata view(User user, String id, ServiceCredential credential) {
        return ServiceSpecificCredentialMetadata.builder()
                .userName(user.name())
                .status(credential.active() ? "Active" : "Inactive")
                .serviceUserName(credential.name())
                .createDate(credential.created())
                .serviceSpecificCredentialId(id)
                .serviceName(credential.service())
                .build();
    }

    private static ServiceCredential require(Call call, ReadTxn txn, User user, @Nullable String id) {
        var found = OWNED.find(txn, call.account(), user.id(), Texts.orEmpty(id));
        if (found == null) {
            throw IamErrors.noSuchEntity("Cannot find service specific credential with id " + id + ".");
        }
        return found;
    }
}
