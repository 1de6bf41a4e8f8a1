package io.unkai.services.identity.region;

/** How an account stands with a region; the constants are named as on the wire. */
public enum RegionStatus {
    ENABLED_BY_DEFAULT,
    DISABLED,
    ENABLING,
    ENABLED,
    DISABLING;

    /** Whether the account's principals can call there. */
    public boolean open() {
        return this == ENABLED_BY_DEFAULT || this == ENABLED;
    }
}
