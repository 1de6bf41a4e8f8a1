package io.unkai.wire.route;

import io.unkai.kernel.schema.Binding;
import io.unkai.kernel.schema.HttpTrait;
import io.unkai.kernel.schema.Member;
import io.unkai.kernel.schema.MemberTraits;
import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.OperationShapes;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.ServiceModel;
import io.unkai.kernel.schema.SimpleSchema;
import io.unkai.kernel.schema.Struct;
import io.unkai.kernel.schema.StructSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small service models for tests of routing; every service counts how often its operations were loaded. */
final class Models {
    /** Names of services whose operations were loaded, in order. */
    final List<String> loaded = new ArrayList<>();

    /** A service without operations yet. */
    record Service(
            String id,
            String version,
            String prefix,
            String signing,
            @Nullable String target,
            String shape,
            List<Protocol> protocols) {}

    ServiceModel model(Service service, String... operations) {
        var self = new AtomicReference<ServiceModel>();
        var model = new ServiceModel(
                service.id(),
                service.id(),
                service.version(),
                service.prefix(),
                service.signing(),
                service.signing(),
                service.protocols(),
                service.target(),
                service.shape(),
                null,
                false,
                false,
                () -> {
                    loaded.add(service.id());
                    return Stream.of(operations)
                            .<Operation<?, ?>>map(text -> operation(Objects.requireNonNull(self.get()), text))
                            .toList();
                });
        self.set(model);
        return model;
    }

    /** {@code Name}, or {@code Name METHOD uri required...}. */
    private static Operation<?, ?> operation(ServiceModel service, String text) {
        var parts = text.split(" ");
        var http = parts.length < 3 ? HttpTrait.RPC : new HttpTrait(parts[1], parts[2], 200);
        var members = Stream.of(parts).skip(3).map(Models::required).toArray(Member[]::new);
        var input = StructSchema.structure(parts[0] + "Request", values -> new Empty(), members);
        var output = StructSchema.structure(parts[0] + "Result", values -> new Empty());
        return new Operation<Empty, Empty>(
                service, parts[0], http, Set.of(), null, null, () -> new OperationShapes(input, output, List.of()));
    }

    private static Member required(String parameter) {
        return Member.of(parameter, SimpleSchema.STRING)
                .with(MemberTraits.NONE.toBuilder()
                        .flag(MemberTraits.Flag.REQUIRED)
                        .binding(Binding.query(parameter))
                        .build());
    }

    /** A value without members. */
    record Empty() implements Struct {
        @Override
        public StructSchema schema() {
            return StructSchema.structure("Empty", values -> new Empty());
        }

        @Override
        public @Nullable Object member(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }
}
