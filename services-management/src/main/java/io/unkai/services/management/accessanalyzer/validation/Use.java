package io.unkai.services.management.accessanalyzer.validation;

/** What a document is written for. */
public enum Use {
    IDENTITY,
    RESOURCE,
    /** Who may assume a role. */
    TRUST,
    SERVICE_CONTROL
}
