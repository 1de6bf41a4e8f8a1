package io.unkai.planes.object;

import java.util.Random;

class MemoryObjectPlaneTest extends ObjectPlaneContract {
    @Override
    protected ObjectPlane open() {
        return new MemoryObjectPlane(new Random(1)::nextBytes);
    }
}
