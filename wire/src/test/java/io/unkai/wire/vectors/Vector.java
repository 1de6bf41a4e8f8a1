package io.unkai.wire.vectors;

import io.unkai.kernel.schema.Operation;
import io.unkai.kernel.schema.Protocol;
import io.unkai.kernel.schema.StructSchema;
import software.amazon.smithy.protocoltests.traits.HttpMalformedRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpRequestTestCase;
import software.amazon.smithy.protocoltests.traits.HttpResponseTestCase;

/** One case of the official vectors. */
sealed interface Vector {
    /** Unique within its protocol. */
    String id();

    Protocol protocol();

    Operation<?, ?> operation();

    /** A request that decodes to an input. */
    record Request(Protocol protocol, Operation<?, ?> operation, HttpRequestTestCase test) implements Vector {
        @Override
        public String id() {
            return operation.service() + " request " + test.getId();
        }
    }

    /** An output, or an error, and its answer. */
    record Response(Protocol protocol, Operation<?, ?> operation, StructSchema shape, HttpResponseTestCase test)
            implements Vector {
        @Override
        public String id() {
            return operation.service() + " response " + test.getId();
        }
    }

    /** A request that is refused. */
    record Malformed(Protocol protocol, Operation<?, ?> operation, HttpMalformedRequestTestCase test)
            implements Vector {
        @Override
        public String id() {
            return operation.service() + " malformed " + test.getId();
        }
    }
}
