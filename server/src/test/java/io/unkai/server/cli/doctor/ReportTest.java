package io.unkai.server.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Finding GOOD = Finding.ok("JDK", "25");
    private static final Finding LIMITED = Finding.limited("KVM", "no \"kvm\"\n", "none");
    private static final Finding BAD = Finding.missing("npm", "none", "install it");

    @Test
    void onlyWhatIsNeededTodayFails() {
        assertThat(Report.isGood(List.of(GOOD, LIMITED))).isTrue();
        assertThat(Report.isGood(List.of(GOOD, BAD))).isFalse();
    }

    @Test
    void tellsTheNextStep() {
        assertThat(Report.text(List.of(GOOD, BAD))).contains("ok       JDK", "missing  npm", "next: install it");
    }

    @Test
    void writesJson() {
        assertThat(Report.json(List.of(LIMITED)))
                .isEqualTo("{\"ok\":true,\"findings\":[{\"name\":\"KVM\",\"grade\":\"limited\",\"found\":"
                        + "\"no \\\"kvm\\\"\\u000a\",\"next\":\"none\"}]}");
    }

    @Test
    void readsTheLimitOfOpenFiles() {
        assertThat(LimitProbes.openFiles("Max open files            1024                 524288               files\n"))
                .contains("524288");
    }

    @Test
    void knowsWhichClientsReadAnEndpoint() {
        assertThat(ToolProbes.readsEndpoint("aws-cli/2.9.19 Python/3.11.2")).isFalse();
        assertThat(ToolProbes.readsEndpoint("aws-cli/1.28.9 Python/3.11.2")).isFalse();
        assertThat(ToolProbes.readsEndpoint("aws-cli/2.13.0 Python/3.11.2")).isTrue();
        assertThat(ToolProbes.readsEndpoint("aws-cli/1.29.0 Python/3.11.2")).isTrue();
    }

    @Test
    void saysWhenThePoolOfVolumesIsFull() {
        assertThat(DiskProbes.volumes(5L << 30, 60L << 30))
                .isEqualTo(Finding.ok("volumes", "5 of 60 GiB free for volumes, snapshots and images"));
        var full = DiskProbes.volumes(10 << 20, 60L << 30);
        assertThat(full.grade()).isEqualTo(Finding.Grade.LIMITED);
        assertThat(full.found()).contains("0 of 60 GiB", "fails as on a full disk");
        assertThat(full.next()).contains("delete snapshots");
    }

    @Test
    void leavesTheDiskAsItWas(@TempDir Path folder) {
        List<Finding> findings = DiskProbes.look(folder.resolve("not/yet"));
        assertThat(findings).extracting(Finding::name).containsExactly("disk space", "disk speed");
        assertThat(folder).isEmptyDirectory();
    }
}
