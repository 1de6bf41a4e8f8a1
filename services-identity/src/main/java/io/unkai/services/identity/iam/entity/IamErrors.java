package io.unkai.services.identity.iam.entity;

import io.unkai.kernel.error.ApiException;

/** IAM's errors, in its words. */
public final class IamErrors {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private IamErrors() {}

    /** No such thing, with IAM's own sentence. */
    public static ApiException noSuchEntity(String message) {
        return new ApiException("NoSuchEntity", NOT_FOUND, message);
    }

    /** No thing of that kind and name. */
    public static ApiException noSuch(Kind kind, String name) {
        return noSuchEntity(
                switch (kind) {
                    case USER -> "The user with name " + name + " cannot be found.";
                    case GROUP -> "The group with name " + name + " cannot be found.";
                    case ROLE -> "The role with name " + name + " cannot be found.";
                    case INSTANCE_PROFILE -> "Instance Profile " + name + " cannot be found.";
                    case POLICY -> "Policy " + name + " was not found.";
                    case SERVER_CERTIFICATE -> "The Server Certificate with name " + name + " cannot be found.";
                    case MFA_DEVICE -> "VirtualMFADevice with serial number " + name + " doesn't exist.";
                    case OIDC_PROVIDER -> "OpenIDConnect Provider not found for arn " + name;
                    case SAML_PROVIDER -> "Manifest not found for arn " + name;
                });
    }

    /** There is one already, with IAM's own sentence. */
    public static ApiException entityAlreadyExists(String message) {
        return new ApiException("EntityAlreadyExists", CONFLICT, message);
    }

    /** There is one of that kind and name already. */
    public static ApiException alreadyExists(Kind kind, String name) {
        return entityAlreadyExists(
                switch (kind) {
                    case USER -> "User with name " + name + " already exists.";
                    case GROUP -> "Group with name " + name + " already exists.";
                    case ROLE -> "Role with name " + name + " already exists.";
                    case INSTANCE_PROFILE -> "Instance Profile " + name + " already exists.";
                    case POLICY -> "A policy called " + name + " already exists. Duplicate names are not allowed.";
                    case SERVER_CERTIFICATE -> "The Server Certificate with name " + name + " already exists.";
                    case MFA_DEVICE -> "MFADevice entity at the same path and name already exists.";
                    case OIDC_PROVIDER -> "Provider with url " + name + " already exists.";
                    case SAML_PROVIDER -> "SAMLProvider with name " + name + " already exists.";
                });
    }

    /** More than a quota allows. */
    public static ApiException quota(String name, int limit) {
        return limitExceeded("Cannot exceed quota for " + name + ": " + limit);
    }

    /** More than IAM allows, with its own sentence. */
    public static ApiException limitExceeded(String message) {
        return new ApiException("LimitExceeded", CONFLICT, message);
    }

    /** Something hangs on it: {@code Cannot delete entity, must ... first.}. */
    public static ApiException deleteConflict(String must) {
        return conflict("Cannot delete entity, must " + must + " first.");
    }

    /** Something hangs on it, with IAM's own sentence. */
    public static ApiException conflict(String message) {
        return new ApiException("DeleteConflict", CONFLICT, message);
    }

    /** A value that makes no sense. */
    public static ApiException invalidInput(String message) {
        return new ApiException("InvalidInput", message);
    }

    /** A value of the wrong form. */
    public static ApiException validation(String message) {
        return new ApiException("ValidationError", message);
    }

    /** A role that belongs to a service. */
    public static ApiException unmodifiable(Role role) {
        return new ApiException(
                "UnmodifiableEntity",
                "Cannot perform the operation on the protected role '" + role.name()
                        + "' - this role is only modifiable by AWS");
    }

    /** The caller may not, whoever it is. */
    public static ApiException accessDenied(String message) {
        return new ApiException("AccessDenied", FORBIDDEN, message);
    }
}
