package io.unkai.planes.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class BootDiskTest {
    private static byte[] disk(boolean loader, boolean signature, boolean fileSystem) {
        var disk = ByteBuffer.allocate(BootDisk.BEGINNING).order(ByteOrder.LITTLE_ENDIAN);
        if (loader) {
            disk.put(439, (byte) 0x90);
        }
        if (signature) {
            disk.putShort(510, (short) 0xAA55);
        }
        if (fileSystem) {
            disk.putShort(1080, (short) 0xEF53);
        }
        return disk.array();
    }

    @Test
    void hasABootLoaderAndIsNoFileSystem() {
        assertThat(BootDisk.begins(disk(true, true, false))).isTrue();
        assertThat(BootDisk.begins(disk(true, true, true))).isFalse();
        assertThat(BootDisk.begins(disk(false, true, false))).isFalse();
        assertThat(BootDisk.begins(disk(true, false, false))).isFalse();
        assertThat(BootDisk.begins(new byte[0])).isFalse();
    }
}
