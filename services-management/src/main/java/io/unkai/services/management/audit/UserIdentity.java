package io.unkai.services.management.audit;

import io.unkai.kernel.call.Principal;
import io.unkai.kernel.call.Session;
import tools.jackson.core.JsonGenerator;

/** Writes who called. */
final class UserIdentity {
    private final JsonGenerator json;
    private final FinishedCall.Caller caller;

    private UserIdentity(JsonGenerator json, FinishedCall.Caller caller) {
        this.json = json;
        this.caller = caller;
    }

    /** The name that lookups find the caller by: a user's, or a session's. */
    static String username(FinishedCall call) {
        var caller = call.caller();
        var vouched = Vouched.of(call);
        if (vouched != null) {
            return vouched.name();
        }
        if (isServiceItself(caller)) {
            return caller.service();
        }
        return switch (caller.principal()) {
            case Principal.Root root -> "root";
            case Principal.User user -> user.name();
            case Principal.RoleSession session -> session.session();
            case Principal.FederatedUser user -> user.name();
            case Principal.Service service -> service.name();
            case Principal.Anonymous nobody -> "";
        };
    }

    static void write(JsonGenerator json, FinishedCall call) {
        json.writeStartObject();
        var caller = call.caller();
        var identity = new UserIdentity(json, caller);
        var vouched = Vouched.of(call);
        if (vouched != null) {
            identity.vouched(vouched);
        } else if (Vouched.needed(call)) {
            json.writeStringProperty("type", "Unknown");
        } else if (call.foreign()) {
            identity.foreign();
        } else if (isServiceItself(caller)) {
            identity.service(caller.service());
        } else {
            identity.principal();
        }
        json.writeEndObject();
    }

    /** A service that was given a role calls as that role. */
    private static boolean isServiceItself(FinishedCall.Caller caller) {
        return !caller.service().isEmpty() && !(caller.principal() instanceof Principal.RoleSession);
    }

    private void principal() {
        switch (caller.principal()) {
            case Principal.Root root -> signed("Root");
            case Principal.User user -> {
                signed("IAMUser");
                json.writeStringProperty("userName", user.name());
            }
            case Principal.RoleSession session -> signed("AssumedRole");
            case Principal.FederatedUser user -> signed("FederatedUser");
            case Principal.Service service -> service(service.name());
            case Principal.Anonymous nobody -> {
                json.writeStringProperty("type", "AWSAccount");
                json.writeStringProperty("principalId", "");
                json.writeStringProperty("accountId", "ANONYMOUS_PRINCIPAL");
            }
        }
        if (caller.session().temporary()) {
            sessionContext(caller.session());
        }
        if (!caller.service().isEmpty()) {
            json.writeStringProperty("invokedBy", caller.service());
        }
    }

    private void vouched(Vouched person) {
        json.writeStringProperty("type", person.type());
        json.writeStringProperty("principalId", person.principalId());
        json.writeStringProperty("userName", person.name());
        json.writeStringProperty("identityProvider", person.provider());
    }

    /** Another account is told whose principal it was, and no more. */
    private void foreign() {
        var account = caller.principal().account();
        json.writeStringProperty("type", "AWSAccount");
        json.writeStringProperty("principalId", caller.principal().userId());
        json.writeStringProperty("accountId", account == null ? "" : account);
    }

    private void service(String name) {
        json.writeStringProperty("type", "AWSService");
        json.writeStringProperty("invokedBy", name);
    }

    private void signed(String type) {
        var principal = caller.principal();
        var account = principal.account();
        json.writeStringProperty("type", type);
        json.writeStringProperty("principalId", principal.userId());
        json.writeStringProperty("arn", principal.arn());
        json.writeStringProperty("accountId", account == null ? "" : account);
        if (!caller.accessKey().isEmpty()) {
            json.writeStringProperty("accessKeyId", caller.accessKey());
        }
    }

    private void sessionContext(Session session) {
        json.writeObjectPropertyStart("sessionContext");
        json.writeObjectPropertyStart("sessionIssuer");
        switch (caller.principal()) {
            case Principal.RoleSession of -> issuer("Role", of.roleId(), of.roleArn(), of.account(), of.role());
            case Principal.FederatedUser of
            when of.issuer() instanceof Principal.User user ->
                issuer("IAMUser", user.userId(), user.arn(), user.account(), user.name());
            case Principal.FederatedUser of ->
                issuer("Root", of.issuer().userId(), of.issuer().arn(), of.account(), "root");
            default -> {
                // a user's own session has no issuer but the user
            }
        }
        json.writeEndObject();
        if (!session.provider().isEmpty()) {
            json.writeObjectPropertyStart("webIdFederationData");
            json.writeStringProperty("federatedProvider", session.provider());
            json.writeEndObject();
        }
        attributes(session);
        if (!session.sourceIdentity().isEmpty()) {
            json.writeStringProperty("sourceIdentity", session.sourceIdentity());
        }
        json.writeEndObject();
    }

    private void attributes(Session session) {
        json.writeObjectPropertyStart("attributes");
        var issued = session.issued();
        if (issued != null) {
            json.writeStringProperty("creationDate", EventJson.time(issued));
        }
        json.writeStringProperty("mfaAuthenticated", Boolean.toString(session.mfa() != null));
        json.writeEndObject();
    }

    private void issuer(String type, String id, String arn, String account, String name) {
        json.writeStringProperty("type", type);
        json.writeStringProperty("principalId", id);
        json.writeStringProperty("arn", arn);
        json.writeStringProperty("accountId", account);
        json.writeStringProperty("userName", name);
    }
}
