# Past the page cache, operations per second: 1 MiB writes and reads in order, 4 KiB writes and reads at random places.
import mmap, os, random, sys, time

path, = sys.argv[1:]
SIZE = 256 << 20
places = random.Random(1)
file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_DIRECT, 0o600)


def rate(block, count, step, at):
    memory = mmap.mmap(-1, block)
    memory.write(os.urandom(block))
    begun = time.monotonic()
    for i in range(count):
        step([memory], at(i) * block)
    os.fsync(file)
    return count / (time.monotonic() - begun)


def write(memory, at):
    os.pwritev(file, memory, at)


def read(memory, at):
    os.preadv(file, memory, at)


def anywhere(_):
    return places.randrange(SIZE // 4096)


rate(1 << 20, SIZE >> 20, write, int)
for block, count, at in ((1 << 20, SIZE >> 20, int), (4096, 8192, anywhere)):
    for step in (write, read):
        print(rate(block, count, step, at))
os.close(file)
os.unlink(path)
