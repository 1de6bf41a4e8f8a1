package io.unkai.services.management.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.unkai.kernel.id.SeededIds;
import io.unkai.kernel.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The history against a list of everything that was put into it. */
class HistoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ACCOUNT = "111122223333";
    private static final int BATCHES = 40;

    private final MemoryStore store = new MemoryStore();
    private final List<AuditEvent> all = new ArrayList<>();

    @AfterEach
    void close() {
        store.close();
    }

    @BeforeEach
    void startEmpty() {
        all.clear();
    }

    private void fill(long seed) {
        var random = new Random(seed);
        var ids = new EventIds(new SeededIds(seed));
        var now = START;
        for (int i = 0; i < BATCHES; i++) {
            now = now.plusMillis(random.nextInt(60_000));
            var batch = new ArrayList<AuditEvent>();
            for (int n = random.nextInt(250); n >= 0; n--) {
                batch.add(event(ids.next(), now.minusMillis(random.nextInt(n % 50 == 0 ? 300_000 : 100)), random));
            }
            store.write(txn -> {
                History.put(txn, batch);
                return batch.size();
            });
            batch.stream().filter(AuditEvent::management).forEach(all::add);
        }
    }

    private static AuditEvent event(String id, Instant at, Random random) {
        var bucket = "arn:aws:s3:::b" + random.nextInt(300);
        return new AuditEvent(
                id,
                at,
                random.nextInt(10) == 0 ? "444455556666" : ACCOUNT,
                random.nextInt(10) == 0 ? "eu-west-1" : "us-east-1",
                "s3.amazonaws.com",
                random.nextInt(50) == 0 ? "DeleteBucket" : "HeadBucket",
                random.nextBoolean(),
                false,
                random.nextInt(20) == 0 ? "AWS::S3::Object" : "",
                "user" + random.nextInt(3),
                "AKIA",
                "",
                List.of(new Touched("AWS::S3::Bucket", bucket)),
                "{}");
    }

    private List<AuditEvent> find(History.Query query, Random random) {
        var found = new ArrayList<AuditEvent>();
        byte[] last = null;
        do {
            var from = last;
            var page = store.read(txn -> History.find(txn, query, from, 1 + random.nextInt(60)));
            found.addAll(page.items());
            last = page.last();
        } while (last != null);
        return found;
    }

    private void check(
            long seed,
            @Nullable Attribute attribute,
            String value,
            @Nullable Instant earliest,
            @Nullable Instant latest) {
        var query = new History.Query(ACCOUNT, "us-east-1", attribute, value, earliest, latest);
        Predicate<AuditEvent> wanted = event -> event.account().equals(ACCOUNT)
                && event.region().equals("us-east-1")
                && (attribute == null || attribute.of(event).contains(value))
                && (earliest == null || !event.time().isBefore(earliest))
                && (latest == null || event.time().isBefore(latest.plusSeconds(1)));
        assertThat(ids(find(query, new Random(seed))))
                .as("seed %d, %s", seed, query)
                .isEqualTo(ids(all.stream().filter(wanted).toList()));
    }

    private static List<String> ids(List<AuditEvent> events) {
        return events.stream().map(AuditEvent::id).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsAllThatWasPutAndNothingTwice(long seed) {
        fill(seed);
        var between = START.plusSeconds(300);
        check(seed, null, "", null, null);
        check(seed, null, "", between, between.plusSeconds(120));
        check(seed, Attribute.EVENT_NAME, "DeleteBucket", null, null);
        check(seed, Attribute.EVENT_NAME, "HeadBucket", between, between.plusSeconds(60));
        check(seed, Attribute.RESOURCE_NAME, "b7", null, between);
        check(seed, Attribute.USERNAME, "user1", between, null);
        check(seed, Attribute.USERNAME, "user", null, null);
        check(seed, Attribute.EVENT_ID, all.get(seed > 2 ? 0 : 777).id(), null, null);
        check(seed, Attribute.EVENT_ID, "x", null, null);
    }

    @ParameterizedTest
    @ValueSource(longs = 4)
    void forgetsWhatIsTooOld(long seed) {
        fill(seed);
        int deleted = 0;
        int most = 7;
        int now;
        do {
            now = store.write(txn -> History.prune(txn, START.plus(Duration.ofDays(History.DAYS + 1)), most));
            deleted += now;
        } while (now == most);
        assertThat(deleted).isGreaterThan(BATCHES);
        all.clear();
        check(seed, null, "", null, null);
        check(seed, Attribute.USERNAME, "user1", null, null);
    }
}
