package io.unkai.kernel.store;

import io.unkai.kernel.store.memory.MemoryStore;
import org.junit.jupiter.api.Nested;

class MemoryStoreTest {
    @Nested
    class Basics extends StoreContract {
        @Override
        protected Store open() {
            return new MemoryStore();
        }
    }

    @Nested
    class Isolation extends IsolationContract {
        @Override
        protected Store open() {
            return new MemoryStore();
        }
    }

    @Nested
    class Histories extends HistoryContract {
        @Override
        protected Store open() {
            return new MemoryStore();
        }
    }

    @Nested
    class Kept extends KeptContract {
        @Override
        protected Store open() {
            return new MemoryStore();
        }
    }
}
