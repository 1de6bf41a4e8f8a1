package io.unkai.server.cli;

/** The version of this build. */
final class Version {
    private Version() {}

    /** From the jar's manifest; a run from class folders has none. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
