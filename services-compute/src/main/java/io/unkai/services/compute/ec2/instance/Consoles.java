package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.Ec2;
import io.unkai.api.ec2.GetConsoleOutputRequest;
import io.unkai.api.ec2.GetConsoleOutputResult;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.planes.compute.ComputePlane;
import java.util.Base64;

/**
 * Shows what instances wrote to their consoles.
 *
 * @param compute keeps that
 */
record Consoles(ComputePlane compute) {
    /** Most bytes that are shown. */
    static final int MOST = 64 << 10;

    void register(Handlers on) {
        on.onDownload(
                Ec2.GET_CONSOLE_OUTPUT,
                (call, txn, in) -> StoredInstance.TABLE.find(call, txn, in.instanceId()),
                this::show);
    }

    private GetConsoleOutputResult show(Call call, GetConsoleOutputRequest in, StoredInstance instance) {
        var bytes = compute.unavailable().isPresent() ? new byte[0] : compute.console(instance.id(), MOST);
        return GetConsoleOutputResult.builder()
                .instanceId(instance.id())
                .output(Base64.getEncoder().encodeToString(bytes))
                .timestamp(call.now())
                .build();
    }
}
