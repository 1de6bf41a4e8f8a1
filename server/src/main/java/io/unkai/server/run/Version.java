package io.unkai.server.run;

/** The version of this build. */
public final class Version {
    private Version() {}

    /** From the jar's manifest; a run from class folders has none. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
