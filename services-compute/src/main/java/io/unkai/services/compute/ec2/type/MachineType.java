package io.unkai.services.compute.ec2.type;

import java.util.Locale;

/**
 * An instance type.
 *
 * @param name for example {@code t3.micro}
 * @param vcpus virtual processors
 * @param mebibytes memory, in MiB
 * @param network what its network is said to be, for example {@code Up to 5 Gigabit}
 * @param interfaces most network interfaces
 * @param addresses most private IPv4 addresses of an interface
 * @param architecture {@code x86_64} or {@code arm64}
 * @param gigahertz sustained clock
 * @param manufacturer of the processor
 * @param creditsPerHour CPU credits that it earns, or 0 where it is not burstable
 */
public record MachineType(
        String name,
        int vcpus,
        int mebibytes,
        String network,
        int interfaces,
        int addresses,
        String architecture,
        double gigahertz,
        String manufacturer,
        int creditsPerHour) {
    private static final String FIELDS = "\\s+";
    private static final long MEBIBYTE = 1L << 20;

    /** Reads a line of the catalogue. */
    static MachineType read(String line) {
        var fields = line.split(FIELDS);
        return new MachineType(
                fields[0],
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                network(fields[3]),
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]),
                fields[6],
                Double.parseDouble(fields[7]),
                fields[8],
                Integer.parseInt(fields[9]));
    }

    private static String network(String field) {
        var prefix = "up-to-";
        if (field.startsWith(prefix)) {
            return "Up to " + field.substring(prefix.length()) + " Gigabit";
        }
        return switch (field) {
            case "low" -> "Low";
            case "moderate" -> "Moderate";
            default -> "Low to Moderate";
        };
    }

    /** What comes before the dot. */
    public String family() {
        return name.substring(0, name.indexOf('.'));
    }

    /** Bytes of memory. */
    public long memory() {
        return mebibytes * MEBIBYTE;
    }

    /** Whether it lives on CPU credits. */
    public boolean burstable() {
        return creditsPerHour > 0;
    }

    /** Whether it runs on the Nitro hypervisor; the others on Xen. */
    public boolean nitro() {
        return currentGeneration() && !family().equals("t2");
    }

    /** Whether AWS still recommends it; only the type that launches have by default is not. */
    public boolean currentGeneration() {
        return !family().equals("m1");
    }

    /** Virtual processors that share a core. */
    public int threadsPerCore() {
        return architecture.equals("arm64") || !nitro() ? 1 : 2;
    }

    /** Peak bandwidth, in Gbit/s. */
    double gigabits() {
        var words = network.toLowerCase(Locale.ROOT).split(" ");
        return words[0].equals("up") ? Double.parseDouble(words[2]) : 1;
    }
}
