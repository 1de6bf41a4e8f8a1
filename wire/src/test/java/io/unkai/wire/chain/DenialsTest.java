package io.unkai.wire.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.schema.Protocol;
import org.junit.jupiter.api.Test;

/** How services say no. */
class DenialsTest {
    @Test
    void onlyEc2SaysEncodedWhy() {
        var refusal = Denials.denied(Protocol.EC2_QUERY, "User: x is not authorized", "abc");
        assertThat(refusal.code()).isEqualTo("UnauthorizedOperation");
        assertThat(refusal.message())
                .isEqualTo("You are not authorized to perform this operation. User: x is not authorized. "
                        + "Encoded authorization failure message: abc");
        for (var protocol : Protocol.values()) {
            assertThat(Denials.encoded(protocol)).as("%s", protocol).isEqualTo(protocol == Protocol.EC2_QUERY);
        }
    }
}
