package io.unkai.server.cli;

import io.unkai.server.run.RunFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether the cloud runs, where, and how its parts are. */
@Command(
        name = "status",
        description = "say whether the cloud runs; exit code 0: ready, 1: not ready, 3: not running",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "answer in JSON")
    private boolean asJson;

    StatusCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DataFolder folder = data.folder(context);
        Optional<RunFile> server = folder.running();
        Optional<Health> health = server.flatMap(Health::of);
        boolean ready = health.map(Health::ready).orElse(false);
        Map<String, String> components = health.map(Health::components).orElse(Map.of());
        context.out()
                .println(asJson ? json(folder, server, ready, components) : text(folder, server, ready, components));
        if (server.isEmpty()) {
            return Exit.NOT_RUNNING;
        }
        return ready ? Exit.OK : Exit.FAILED;
    }

    private static String text(
            DataFolder folder, Optional<RunFile> server, boolean ready, Map<String, String> components) {
        if (server.isEmpty()) {
            return "not running (data " + folder.path() + ")";
        }
        RunFile file = server.get();
        StringBuilder text = new StringBuilder(ready ? "running" : "running, but not ready");
        text.append("\n  pid       ").append(file.process().pid());
        text.append("\n  endpoint  ").append(file.endpoint());
        text.append("\n  auth      ").append(file.auth()).append(", account ").append(file.account());
        text.append("\n  data      ").append(folder.path());
        text.append("\n  version   ").append(file.version());
        components.forEach((name, state) -> text.append("\n  ")
                .append(name)
                .append(" ".repeat(Math.max(1, 10 - name.length())))
                .append(state));
        return text.toString();
    }

    private static String json(
            DataFolder folder, Optional<RunFile> server, boolean ready, Map<String, String> components) {
        return JsonText.object(json -> {
            json.writeBooleanProperty("running", server.isPresent());
            json.writeBooleanProperty("ready", ready);
            json.writeStringProperty("data", folder.path().toString());
            server.ifPresent(file -> {
                json.writeNumberProperty("pid", file.process().pid());
                json.writeStringProperty("endpoint", file.endpoint());
                json.writeStringProperty("bind", file.bind());
                json.writeNumberProperty("port", file.port());
                json.writeNumberProperty("tlsPort", file.tlsPort());
                json.writeStringProperty("auth", file.auth());
                json.writeStringProperty("account", file.account());
                json.writeStringProperty("version", file.version());
            });
            json.writeObjectPropertyStart("components");
            components.forEach(json::writeStringProperty);
            json.writeEndObject();
        });
    }
}
