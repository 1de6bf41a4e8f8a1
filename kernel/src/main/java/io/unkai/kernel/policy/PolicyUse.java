package io.unkai.kernel.policy;

/** What a document is written for. */
public enum PolicyUse {
    IDENTITY,
    TRUST,
    RESOURCE,
    SERVICE_CONTROL,
    RESOURCE_CONTROL,
    SESSION,
    BOUNDARY,
    ENDPOINT
}
