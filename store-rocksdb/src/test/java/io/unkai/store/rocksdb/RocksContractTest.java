package io.unkai.store.rocksdb;

import io.unkai.kernel.store.HistoryContract;
import io.unkai.kernel.store.IsolationContract;
import io.unkai.kernel.store.KeptContract;
import io.unkai.kernel.store.Store;
import io.unkai.kernel.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class RocksContractTest {
    @TempDir
    Path folder;

    @Nested
    class Basics extends StoreContract {
        @Override
        protected Store open() {
            return RocksStore.open(folder);
        }
    }

    @Nested
    class Isolation extends IsolationContract {
        @Override
        protected Store open() {
            return RocksStore.open(folder);
        }
    }

    @Nested
    class Histories extends HistoryContract {
        @Override
        protected Store open() {
            return RocksStore.open(folder);
        }
    }

    @Nested
    class Kept extends KeptContract {
        @Override
        protected Store open() {
            return RocksStore.open(folder);
        }
    }
}
