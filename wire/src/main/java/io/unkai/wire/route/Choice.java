package io.unkai.wire.route;

import java.util.List;

/** Tells services apart that are addressed alike. */
final class Choice {
    private Choice() {}

    /**
     * The service whose operation is meant. Some services are parts of one endpoint, such as Neptune of that of RDS: there the
     * service that the endpoint is named for comes first, as in AWS.
     *
     * @param alike services, at least one
     */
    static ServiceIndex byOperation(List<ServiceIndex> alike, String operation, Hints hints) {
        if (alike.size() == 1) {
            return alike.getFirst();
        }
        var having =
                alike.stream().filter(one -> one.operation(operation) != null).toList();
        if (having.size() == 1) {
            return having.getFirst();
        }
        var left = having.isEmpty() ? alike : having;
        var named = left.stream()
                .filter(one -> hints.host().names(one.model().endpointPrefix()))
                .toList();
        if (named.size() == 1) {
            return named.getFirst();
        }
        return left.stream()
                .filter(one -> one.model().id().equals(one.model().signingName()))
                .findFirst()
                .orElseGet(() -> {
                    if (having.isEmpty()) {
                        return left.getFirst(); // whichever answers that there is no such operation
                    }
                    throw Unroutable.ambiguous(left);
                });
    }
}
