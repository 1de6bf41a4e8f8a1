package io.unkai.services.compute.ec2.imds;

import io.unkai.api.sts.AssumeRoleRequest;
import io.unkai.api.sts.Credentials;
import io.unkai.api.sts.Sts;
import io.unkai.kernel.call.Cloud;
import io.unkai.kernel.error.ApiException;
import io.unkai.services.compute.ec2.imds.Node.Folder;
import io.unkai.services.compute.ec2.instance.Profiles;
import io.unkai.services.compute.ec2.instance.StoredInstance;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The credentials of the roles of instance profiles: got from STS when they are asked for, and new ones in good time. */
final class RoleCredentials {
    private static final Logger LOG = Logger.getLogger(RoleCredentials.class.getName());
    /** New ones are there at least this long before the old ones end; SDKs ask five minutes before. */
    private static final Duration IN_TIME = Duration.ofMinutes(15);
    /** How long what IAM said of a profile is believed. */
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private static final int MOST_CACHED = 10_000;

    private record Known(Profiles.@Nullable Found profile, Instant until) {}

    private record Given(String role, Credentials credentials, Instant at) {}

    private final Cloud cloud;
    private final Profiles profiles;
    private final Supplier<Instant> clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, Given> given = new ConcurrentHashMap<>();

    RoleCredentials(Cloud cloud, Supplier<Instant> clock) {
        this.cloud = cloud;
        this.profiles = new Profiles(cloud);
        this.clock = clock;
    }

    void add(Facts facts, StoredInstance.Profile profile, Folder at) {
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("Code", "Success");
        members.put("LastUpdated", seconds(clock.get()));
        members.put("InstanceProfileArn", profile.arn());
        members.put("InstanceProfileId", profile.id());
        at.text("info", JsonLines.of(members));
        var role = role(facts, profile);
        if (role != null) {
            var name = role.substring(role.lastIndexOf('/') + 1);
            at.folder("security-credentials").leaf(name, Node.Leaf.text(() -> credentials(facts.instance(), role)));
        }
    }

    /** The ARN of the profile's role, or null where it has none. */
    private @Nullable String role(Facts facts, StoredInstance.Profile profile) {
        var now = clock.get();
        forgetIfFull(known);
        var found = known.compute(
                profile.arn(), (arn, old) -> old != null && now.isBefore(old.until) ? old : ask(facts, profile, now));
        var answer = found.profile;
        return answer == null || answer.roles().isEmpty()
                ? null
                : answer.roles().getFirst();
    }

    private Known ask(Facts facts, StoredInstance.Profile profile, Instant now) {
        var name = profile.arn().substring(profile.arn().lastIndexOf('/') + 1);
        try {
            var found = profiles.byName(facts.instance().key().account(), facts.region(), name);
            return new Known(found, now.plus(BELIEVED));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "IAM cannot be asked about " + profile.arn(), e);
            return new Known(null, now);
        }
    }

    private String credentials(StoredInstance instance, String role) {
        var now = clock.get();
        forgetIfFull(given);
        try {
            var current = given.get(instance.id());
            if (current == null || !current.role.equals(role) || endsSoon(current, now)) {
                current = new Given(role, assume(instance, role), now);
                given.put(instance.id(), current);
            }
            return view(current);
        } catch (ApiException e) {
            return failure(e, now);
        } catch (IOException e) {
            throw new IllegalStateException("STS cannot be asked", e);
        }
    }

    private static boolean endsSoon(Given current, Instant now) {
        var end = current.credentials.expiration();
        return end == null || now.isAfter(end.minus(IN_TIME)) || now.isBefore(current.at);
    }

    private Credentials assume(StoredInstance instance, String role) throws IOException {
        var key = instance.key();
        var input = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(instance.id())
                .build();
        var caller = new Cloud.Caller(Profiles.PRINCIPAL, key.account(), key.region(), arn(instance));
        var answer = cloud.call(caller, Sts.ASSUME_ROLE, input).credentials();
        if (answer == null) {
            throw new IOException("STS answered no credentials");
        }
        return answer;
    }

    private static String arn(StoredInstance instance) {
        var key = instance.key();
        return "arn:aws:ec2:" + key.region() + ':' + key.account() + ":instance/" + instance.id();
    }

    private static String view(Given given) {
        var credentials = given.credentials;
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("Code", "Success");
        members.put("LastUpdated", seconds(given.at));
        members.put("Type", "AWS-HMAC");
        members.put("AccessKeyId", credentials.accessKeyId());
        members.put("SecretAccessKey", credentials.secretAccessKey());
        members.put("Token", credentials.sessionToken());
        members.put("Expiration", credentials.expiration() == null ? null : seconds(credentials.expiration()));
        return JsonLines.of(members);
    }

    /** As EC2 says it where the role does not trust it. */
    private static String failure(ApiException why, Instant now) {
        var members = new LinkedHashMap<String, @Nullable String>();
        members.put("Code", "AssumeRoleUnauthorizedAccess");
        members.put(
                "Message",
                "EC2 cannot assume the role. Please see documentation at"
                        + " https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html: "
                        + why.message());
        members.put("LastUpdated", seconds(now));
        return JsonLines.of(members);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void forgetIfFull(Map<?, ?> cache) {
        if (cache.size() > MOST_CACHED) {
            cache.clear();
        }
    }
}
