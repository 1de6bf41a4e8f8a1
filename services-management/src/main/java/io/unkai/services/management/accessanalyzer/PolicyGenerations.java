package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.AccessAnalyzer;
import io.unkai.api.accessanalyzer.CancelPolicyGenerationRequest;
import io.unkai.api.accessanalyzer.CancelPolicyGenerationResponse;
import io.unkai.api.accessanalyzer.CloudTrailDetails;
import io.unkai.api.accessanalyzer.GetGeneratedPolicyRequest;
import io.unkai.api.accessanalyzer.GetGeneratedPolicyResponse;
import io.unkai.api.accessanalyzer.ListPolicyGenerationsRequest;
import io.unkai.api.accessanalyzer.ListPolicyGenerationsResponse;
import io.unkai.api.accessanalyzer.StartPolicyGenerationRequest;
import io.unkai.api.accessanalyzer.StartPolicyGenerationResponse;
import io.unkai.api.accessanalyzer.Trail;
import io.unkai.kernel.arn.Arn;
import io.unkai.kernel.call.Call;
import io.unkai.kernel.call.Handlers;
import io.unkai.kernel.page.Pager;
import io.unkai.kernel.schema.Blob;
import io.unkai.kernel.store.ReadTxn;
import io.unkai.kernel.store.Txn;
import io.unkai.kernel.token.Idempotency;
import io.unkai.services.management.accessanalyzer.Generation.State;
import io.unkai.services.management.accessanalyzer.Generation.TrailOf;
import io.unkai.services.management.audit.History;
import io.unkai.services.management.page.ListTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts, shows and cancels the generation of policies. */
final class PolicyGenerations {
    private static final String START = "StartPolicyGeneration";
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int MAX_KEPT = 100;

    private final ListTokens tokens;

    PolicyGenerations(ListTokens tokens) {
        this.tokens = tokens;
    }

    void register(Handlers on) {
        on.on(AccessAnalyzer.START_POLICY_GENERATION, this::start);
        on.on(AccessAnalyzer.CANCEL_POLICY_GENERATION, this::cancel);
        on.onRead(AccessAnalyzer.GET_GENERATED_POLICY, this::get);
        on.onRead(AccessAnalyzer.LIST_POLICY_GENERATIONS, this::list);
    }

    private StartPolicyGenerationResponse start(Call call, Txn txn, StartPolicyGenerationRequest in) {
        var token = in.clientToken();
        var same = Blob.utf8(in.policyGenerationDetails() + "|" + in.cloudTrailDetails());
        if (token != null) {
            var job = Idempotency.find(
                    call, txn, START, token, same, () -> AnalyzerErrors.otherRequest("PolicyGeneration"));
            if (job != null) {
                return StartPolicyGenerationResponse.builder().jobId(job.utf8()).build();
            }
        }
        var generation = generation(call, in);
        requireRoom(call, txn);
        var key = new Generation.Key(call.account(), call.region(), call.ids().uuid());
        txn.put(Generation.TABLE, key, generation);
        txn.reconcile(Generator.KIND, Generator.name(key));
        if (token != null) {
            Idempotency.keep(call, txn, START, token, same, Blob.utf8(key.job()));
        }
        return StartPolicyGenerationResponse.builder().jobId(key.job()).build();
    }

    private static Generation generation(Call call, StartPolicyGenerationRequest in) {
        var details = in.policyGenerationDetails();
        var principal = Objects.requireNonNullElse(details == null ? null : details.principalArn(), "");
        var arn = Arn.parse(principal);
        if (arn == null || !arn.account().equals(call.account())) {
            throw AnalyzerErrors.invalid("The principal must be a user or role of account " + call.account() + ".");
        }
        var events = in.cloudTrailDetails();
        var oldest = call.now().minus(Duration.ofDays(History.DAYS));
        var from = events == null || events.startTime() == null ? oldest : events.startTime();
        var to = events == null || events.endTime() == null ? call.now() : events.endTime();
        if (from.isAfter(to)) {
            throw AnalyzerErrors.invalid("The start time must be before the end time.");
        } else if (Duration.between(from, to).compareTo(Duration.ofDays(History.DAYS)) > 0) {
            throw AnalyzerErrors.invalid("The time range must not exceed " + History.DAYS + " days.");
        }
        return new Generation(principal, trails(events), from, to, State.IN_PROGRESS, call.now(), null, "", List.of());
    }

    private static List<TrailOf> trails(@Nullable CloudTrailDetails events) {
        var named = events == null || events.trails() == null ? List.<Trail>of() : events.trails();
        return named.stream()
                .map(trail -> new TrailOf(
                        Objects.requireNonNullElse(trail.cloudTrailArn(), ""),
                        Objects.requireNonNullElse(trail.regions(), List.of()),
                        Boolean.TRUE.equals(trail.allRegions())))
                .toList();
    }

    /** Forgets what is old, and refuses more than can be kept. */
    private static void requireRoom(Call call, Txn txn) {
        int count = 0;
        var old = new ArrayList<Generation.Key>();
        try (var cursor = txn.scan(Generation.TABLE, Generation.KEYS.prefix(call.account(), call.region()))) {
            while (cursor.hasNext()) {
                var entry = cursor.next();
                count++;
                if (expired(entry.value(), call.now())) {
                    old.add(entry.key());
                }
            }
        }
        old.forEach(key -> txn.delete(Generation.TABLE, key));
        if (count - old.size() >= MAX_KEPT) {
            throw AnalyzerErrors.tooMany(MAX_KEPT);
        }
    }

    private static boolean expired(Generation generation, Instant now) {
        return generation.started().isBefore(now.minus(KEPT));
    }

    private CancelPolicyGenerationResponse cancel(Call call, Txn txn, CancelPolicyGenerationRequest in) {
        var key = new Generation.Key(call.account(), call.region(), Objects.requireNonNullElse(in.jobId(), ""));
        var generation = find(call, txn, key);
        if (generation.state() == State.IN_PROGRESS) {
            txn.put(Generation.TABLE, key, generation.canceled(call.now()));
        }
        return CancelPolicyGenerationResponse.builder().build();
    }

    private GetGeneratedPolicyResponse get(Call call, ReadTxn txn, GetGeneratedPolicyRequest in) {
        var job = Objects.requireNonNullElse(in.jobId(), "");
        var generation = find(call, txn, new Generation.Key(call.account(), call.region(), job));
        return GetGeneratedPolicyResponse.builder()
                .jobDetails(GenerationViews.job(job, generation))
                .generatedPolicyResult(GenerationViews.result(generation))
                .build();
    }

    private static Generation find(Call call, ReadTxn txn, Generation.Key key) {
        var generation = txn.get(Generation.TABLE, key);
        if (generation == null || expired(generation, call.now())) {
            throw AnalyzerErrors.invalid("No policy generation with the ID " + key.job() + " exists.");
        }
        return generation;
    }

    private ListPolicyGenerationsResponse list(Call call, ReadTxn txn, ListPolicyGenerationsRequest in) {
        var principal = in.principalArn();
        int limit = Math.min(Objects.requireNonNullElse(in.maxResults(), MAX_KEPT), MAX_KEPT);
        var purpose = "ListPolicyGenerations:" + call.account() + ':' + call.region() + ':' + principal;
        var page = Pager.page(
                txn,
                Generation.TABLE,
                Generation.KEYS.prefix(call.account(), call.region()),
                tokens.open(in.nextToken(), purpose, () -> AnalyzerErrors.invalid("Invalid next token.")),
                limit,
                entry -> principal == null || principal.equals(entry.value().principal())
                        ? GenerationViews.listed(entry.key().job(), entry.value())
                        : null);
        return ListPolicyGenerationsResponse.builder()
                .policyGenerations(page.items())
                .nextToken(tokens.seal(page.last(), purpose))
                .build();
    }
}
