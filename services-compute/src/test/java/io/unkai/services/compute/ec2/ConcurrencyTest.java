package io.unkai.services.compute.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int CALLERS = 8;
    private static final int EACH = 7;

    private final TestEc2 ec2 = new TestEc2();
    private final Given given = new Given(ec2);

    @AfterEach
    void close() {
        ec2.close();
    }

    @Test
    void interfacesMadeAtOnceHaveDifferentAddresses() throws Exception {
        var vpc = given.vpc("10.0.0.0/16");
        var subnet = given.subnet(vpc, "10.0.0.0/26");
        Callable<Integer> caller = () -> {
            for (int i = 0; i < EACH; i++) {
                given.eni(subnet);
            }
            return EACH;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(caller);
            }
            for (var done : threads.invokeAll(all)) {
                assertThat(done.get()).isEqualTo(EACH);
            }
        }
        assertThat(given.network(vpc).interfaces())
                .hasSize(CALLERS * EACH)
                .extracting(one -> one.addresses().getFirst())
                .doesNotHaveDuplicates();
    }
}
