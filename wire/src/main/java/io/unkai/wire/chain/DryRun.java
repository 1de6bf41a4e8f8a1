package io.unkai.wire.chain;

import io.unkai.kernel.error.ApiException;

/** Stops a call that only asked whether it would be allowed, after it was. */
record DryRun() implements Step {
    private static final int PRECONDITION_FAILED = 412;

    @Override
    public void take(Exchange exchange) {
        var member = exchange.operation().input().member("DryRun");
        if (member != null && Boolean.TRUE.equals(exchange.input().member(member.index()))) {
            throw new ApiException(
                    "DryRunOperation", PRECONDITION_FAILED, "Request would have succeeded, but DryRun flag is set.");
        }
    }
}
