package io.unkai.server.cli.doctor;

import io.unkai.server.DefaultData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code unkai doctor}: tells what this machine can do, and what to do about the rest. */
public final class Doctor {
    private static final String USAGE = "usage: ./unkai doctor [--data DIR] [--port N] [--json]";
    private static final int DEFAULT_PORT = 4566;

    private Path data = defaultData();
    private int port = DEFAULT_PORT;
    private boolean json;

    private Doctor() {}

    public static void main(String[] arguments) {
        Doctor doctor = new Doctor();
        try {
            if (!doctor.read(List.of(arguments))) {
                System.out.println(USAGE);
                System.exit(0);
            }
        } catch (IllegalArgumentException e) {
            System.err.println("unkai: " + e.getMessage());
            System.err.println("  next: " + USAGE);
            System.exit(2);
        }
        System.exit(doctor.look() ? 0 : 1);
    }

    /** Returns false when only help was asked for. */
    private boolean read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--json" -> json = true;
                case "--data" -> data = Path.of(value(arguments, ++i)).toAbsolutePath();
                case "--port" -> port = number(value(arguments, ++i));
                case "-h", "--help" -> {
                    return false;
                }
                default -> throw new IllegalArgumentException("unknown option '" + arguments.get(i) + "'");
            }
        }
        return true;
    }

    private boolean look() {
        Path root = Path.of(System.getProperty("unkai.root", "")).toAbsolutePath();
        List<Finding> findings = new ArrayList<>(ToolProbes.look(root));
        findings.addAll(DiskProbes.look(data));
        findings.addAll(LimitProbes.look(port));
        findings.addAll(MachineProbes.look());
        findings.addAll(KernelProbes.look());
        System.out.println(json ? Report.json(findings) : Report.text(findings).stripTrailing());
        return Report.isGood(findings);
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new IllegalArgumentException(arguments.get(at - 1) + " needs a value");
        }
        return arguments.get(at);
    }

    private static int number(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port is a number, not '" + value + "'", e);
        }
        throw new IllegalArgumentException("--port is a number from 0 to 65535, not " + value);
    }

    private static Path defaultData() {
        return DefaultData.path(System.getenv(), System.getProperty("user.name", ""));
    }
}
