package io.unkai.planes.network;

/** The plane that only thinks, under the contract. */
class MemoryNetworkPlaneTest extends NetworkPlaneContract {
    @Override
    protected Lab open() {
        return new MemoryLab();
    }
}
