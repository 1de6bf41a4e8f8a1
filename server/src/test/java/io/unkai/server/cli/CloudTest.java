package io.unkai.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.server.run.FirstStart;
import io.unkai.server.run.ProcessIdentity;
import io.unkai.server.run.RunFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a cloud, from the command line's side. */
class CloudTest {
    @TempDir
    private Path home;

    private Path data;
    private String out = "";
    private String err = "";

    @BeforeEach
    void useFakeServer() throws IOException {
        data = home.resolve("data");
        System.setProperty("unkai.server.flags", Files.readString(Path.of("..", "launcher", "server.flags")));
        System.setProperty("unkai.main", FakeServer.class.getName());
    }

    @AfterEach
    void stop() {
        run("down");
        System.clearProperty("unkai.main");
        System.clearProperty("unkai.server.flags");
    }

    @Test
    void startsAnswersAndStops() throws IOException {
        assertThat(run("up", "--port", "0", "--tls-port", "off")).as(err).isZero();
        RunFile server = RunFile.read(data).orElseThrow();
        assertThat(out).contains(server.endpoint(), "AWS_PROFILE=unkai aws s3 mb");
        assertThat(run("status")).isZero();
        assertThat(out)
                .contains(
                        "running",
                        server.endpoint(),
                        Long.toString(server.process().pid()),
                        "store",
                        "ready");

        assertThat(run("down")).isZero();
        assertThat(server.process().alive()).isFalse();
        assertThat(run("status")).isEqualTo(Exit.NOT_RUNNING);
        assertThat(Files.readString(data.resolve("logs/unkai.log"))).contains("msg=stopped");
    }

    @Test
    void startingTwiceLeavesTheFirstAlone() throws IOException {
        run("up", "--port", "0", "--tls-port", "off");
        RunFile first = RunFile.read(data).orElseThrow();
        assertThat(run("up")).isZero();
        assertThat(out).contains("already running: pid " + first.process().pid());
        assertThat(RunFile.read(data)).contains(first);
    }

    @Test
    void answersInJson() {
        run("up", "--port", "0", "--tls-port", "off");
        run("status", "--json");
        assertThat(out).contains("\"running\":true,\"ready\":true").contains("\"components\":{\"store\":\"ready\"");
        run("down");
        run("status", "--json");
        assertThat(out).contains("\"running\":false,\"ready\":false");
    }

    @Test
    void putsTheKeyIntoTheProfileOnceAndKeepsIt() throws IOException {
        run("up", "--port", "0", "--tls-port", "off");
        Path credentials = home.resolve(".aws/credentials");
        String first = Files.readString(credentials);
        assertThat(first).contains("[unkai]", "aws_access_key_id = AKIAFAKE");
        assertThat(FirstStart.in(data)).doesNotExist();

        run("down");
        run("up", "--port", "0", "--tls-port", "off");
        assertThat(Files.readString(credentials)).isEqualTo(first);
        String endpoint = RunFile.read(data).orElseThrow().endpoint();
        assertThat(Files.readString(home.resolve(".aws/config"))).contains("endpoint_url = " + endpoint + "\n");
    }

    @Test
    void getsANewKeyWhenTheProfileIsLost() throws IOException {
        run("up", "--port", "0", "--tls-port", "off");
        Files.delete(home.resolve(".aws/credentials"));
        assertThat(run("env")).isEqualTo(Exit.FAILED);
        assertThat(err).contains("no profile for this cloud", "down", "up");
        run("down");
        run("up", "--port", "0", "--tls-port", "off");
        assertThat(run("env")).isZero();
        assertThat(out).contains("export AWS_ACCESS_KEY_ID='AKIAFAKE", "export AWS_ENDPOINT_URL='http://127.0.0.1:");
    }

    @Test
    void showsTheLogOfAServerThatFails() throws IOException {
        fail(7);
        assertThat(run("up", "--port", "0", "--tls-port", "off")).isEqualTo(Exit.FAILED);
        assertThat(err).contains("the fake server was told to fail", "ended with code 7", "next: ");
    }

    @Test
    void saysThatTheDataIsLockedOrNewer() throws IOException {
        fail(3);
        run("up", "--port", "0", "--tls-port", "off");
        assertThat(err).contains("another server uses " + data);
        fail(5);
        run("up", "--port", "0", "--tls-port", "off");
        assertThat(err).contains("newer version");
    }

    @Test
    void namesTheHolderOfAPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("up", "--port", Integer.toString(socket.getLocalPort())))
                    .isEqualTo(Exit.FAILED);
            assertThat(err)
                    .contains("port " + socket.getLocalPort() + " is in use")
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void neverStopsAProcessThatOnlyHasTheSameNumber() throws IOException {
        ProcessIdentity self = ProcessIdentity.current();
        ProcessIdentity former = new ProcessIdentity(self.pid(), self.startTicks() - 1, self.bootId());
        new RunFile(former, 1, -1, "127.0.0.1", "http://127.0.0.1:1", "iam", "000000000000", "x", "").write(data);
        assertThat(run("down")).isZero();
        assertThat(out).contains("no cloud is running");
        assertThat(RunFile.in(data)).doesNotExist();
    }

    @Test
    void resetsOnlyWhenItIsMeant() throws IOException {
        run("up", "--port", "0", "--tls-port", "off");
        assertThat(run("reset")).isEqualTo(Exit.USAGE);
        assertThat(run("reset", "--yes")).as(err).isZero();
        run("logs");
        assertThat(out).contains("reset AWS4-HMAC-SHA256 Credential=AKIAFAKE");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(run("up", "--colour")).isEqualTo(Exit.USAGE);
        assertThat(err).contains("--colour", "next: unkai up --help");
        assertThat(run("up", "--auth", "maybe")).isEqualTo(Exit.USAGE);
        assertThat(err).contains("--auth is iam or open, not 'maybe'");
        assertThat(run("logs")).isEqualTo(Exit.NOT_RUNNING);
    }

    private void fail(int exitCode) throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("fail"), Integer.toString(exitCode));
    }

    private int run(String command, String... options) {
        var arguments = new ArrayList<>(List.of(command, "--data", data.toString()));
        arguments.addAll(List.of(options));
        var run = CommandRun.of(home, arguments.toArray(String[]::new));
        out = run.out();
        err = run.err();
        return run.exitCode();
    }
}
