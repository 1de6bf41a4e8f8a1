package io.unkai.services.identity.organizations;

import io.unkai.api.organizations.ConstraintViolationException;
import io.unkai.api.organizations.HandshakeConstraintViolationException;
import io.unkai.api.organizations.InvalidInputException;
import io.unkai.kernel.error.ApiException;

/** What Organizations answers to calls that it refuses. */
final class Refusals {
    private Refusals() {}

    static ApiException notInUse() {
        return new ApiException(
                "AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
    }

    static ApiException denied() {
        return new ApiException("AccessDeniedException", "You don't have permissions to access this resource.");
    }

    static ApiException alreadyMember() {
        return new ApiException(
                "AlreadyInOrganizationException", "The AWS account is already a member of an organization.");
    }

    static ApiException noAccount() {
        return new ApiException("AccountNotFoundException", "You specified an account that doesn't exist.");
    }

    static ApiException noUnit() {
        return new ApiException(
                "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.");
    }

    static ApiException noParent() {
        return new ApiException("ParentNotFoundException", "You specified a parent that doesn't exist.");
    }

    static ApiException noRoot() {
        return new ApiException("RootNotFoundException", "You specified a root that doesn't exist.");
    }

    static ApiException noTarget() {
        return new ApiException("TargetNotFoundException", "You specified a target that doesn't exist.");
    }

    static ApiException noPolicy() {
        return new ApiException("PolicyNotFoundException", "You specified a policy that doesn't exist.");
    }

    static ApiException noHandshake() {
        return new ApiException("HandshakeNotFoundException", "You specified a handshake that doesn't exist.");
    }

    static ApiException duplicateUnit() {
        return new ApiException("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
    }

    static ApiException masterStays() {
        return new ApiException(
                "MasterCannotLeaveOrganizationException",
                "You can't remove the management account from the organization.");
    }

    static ApiException kindUnavailable() {
        return new ApiException(
                "PolicyTypeNotAvailableForOrganizationException",
                "The specified policy type is not available for your organization.");
    }

    /** A limit is reached; the reason tells clients which. */
    static ApiException constraint(String reason, String message) {
        return ApiException.of(
                ConstraintViolationException.builder()
                        .message(message)
                        .reason(reason)
                        .build(),
                message);
    }

    /** A parameter is wrong; the reason tells clients how. */
    static ApiException input(String reason, String message) {
        return ApiException.of(
                InvalidInputException.builder().message(message).reason(reason).build(), message);
    }

    /** A handshake cannot be; the reason tells clients why. */
    static ApiException handshake(String reason, String message) {
        return ApiException.of(
                HandshakeConstraintViolationException.builder()
                        .message(message)
                        .reason(reason)
                        .build(),
                message);
    }
}
