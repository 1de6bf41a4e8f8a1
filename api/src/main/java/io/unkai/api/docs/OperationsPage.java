package io.unkai.api.docs;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.ServiceModel;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The page that lists what is implemented and what is not. */
public final class OperationsPage {
    private OperationsPage() {}

    /**
     * The page as Markdown; the same input gives the same text.
     *
     * @param services all services
     * @param implemented whether an operation is answered by a handler
     */
    public static String render(List<ServiceModel> services, Predicate<Operation<?, ?>> implemented) {
        var sorted =
                services.stream().sorted(Comparator.comparing(ServiceModel::id)).toList();
        var page = new StringBuilder("# Operations\n\nWritten by the build from the registered handlers; do not edit.")
                .append(" An operation that is not implemented answers HTTP 501 `NotImplemented`.\n\n")
                .append("| Service | Implemented | Of |\n|---|---:|---:|\n");
        int done = 0;
        int all = 0;
        for (var service : sorted) {
            int here = (int)
                    service.operations().get().stream().filter(implemented).count();
            int of = service.operations().get().size();
            row(page, '[' + service.sdkId() + "](#" + service.id() + ')', here, of);
            done += here;
            all += of;
        }
        row(page, "All", done, all);
        sorted.forEach(service -> section(page, service, implemented));
        return page.toString();
    }

    private static void row(StringBuilder page, String name, int implemented, int of) {
        page.append("| ")
                .append(name)
                .append(" | ")
                .append(implemented)
                .append(" | ")
                .append(of)
                .append(" |\n");
    }

    private static void section(StringBuilder page, ServiceModel service, Predicate<Operation<?, ?>> implemented) {
        page.append("\n## ").append(service.id()).append('\n');
        list(page, "Implemented", service, implemented);
        list(page, "Not implemented", service, implemented.negate());
    }

    private static void list(
            StringBuilder page, String title, ServiceModel service, Predicate<Operation<?, ?>> chosen) {
        var names = service.operations().get().stream()
                .filter(chosen)
                .map(Operation::name)
                .sorted()
                .map(name -> '`' + name + '`')
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            page.append('\n').append(title).append(": ").append(names).append(".\n");
        }
    }
}
