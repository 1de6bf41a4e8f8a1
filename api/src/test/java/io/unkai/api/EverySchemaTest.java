package io.unkai.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.ServiceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of every service can be loaded, down to the last structure. */
class EverySchemaTest {
    static Iterable<ServiceModel> services() {
        return Services.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void operationsLoad(ServiceModel service) {
        var walk = new SchemaWalk();
        for (var operation : service.operations().get()) {
            walk.visit(operation.input());
            walk.visit(operation.output());
            operation.errors().forEach(error -> {
                assertThat(error.error()).as(error.name()).isNotNull();
                walk.visit(error);
            });
            assertThat(operation.service()).isSameAs(service);
        }
        assertThat(walk.seen())
                .hasSizeGreaterThanOrEqualTo(service.operations().get().size());
        assertThat(Services.find(service.id())).isSameAs(service);
    }

    @Test
    void idsAreUnique() {
        assertThat(Services.all())
                .extracting(ServiceModel::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(60);
    }
}
