package io.unkai.wire.route;

import io.unkai.kernel.error.ApiException;
import io.unkai.wire.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a host name of this cloud says: {@code photos.s3.eu-west-1.localhost}, {@code sqs.us-east-1.amazonaws.com}.
 *
 * @param labels what is left without domain, region and variants; empty where the host says nothing
 * @param region the region, or null
 */
public record HostName(List<String> labels, @Nullable String region) {
    private static final HostName NOTHING = new HostName(List.of(), null);
    private static final List<String> DOMAINS =
            List.of(".localhost.localstack.cloud", ".amazonaws.com.cn", ".amazonaws.com", ".api.aws", ".localhost");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z]+){1,3}-[0-9]{1,2}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9._-]{1,255}");
    private static final Pattern DNS = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final String LEGACY_S3 = "s3-";
    private static final String S3_CONTROL = "s3-control";

    /** Reads the host of a request. */
    public static HostName of(HttpRequest request) {
        var host = request.headers().get("Host");
        return host == null ? NOTHING : parse(host);
    }

    /** Whether a name in lower case, without port, lies in a domain of this cloud: all of these mean a service or a bucket. */
    public static boolean isServed(String name) {
        return DOMAINS.stream().anyMatch(name::endsWith) && DNS.matcher(name).matches();
    }

    static HostName parse(String host) {
        int port = host.startsWith("[") ? -1 : host.indexOf(':');
        var name = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
        for (var domain : DOMAINS) {
            if (name.endsWith(domain) && name.length() > domain.length()) {
                return within(List.of(
                        name.substring(0, name.length() - domain.length()).split("\\.", -1)));
            }
        }
        return NOTHING;
    }

    private static HostName within(List<String> all) {
        var labels = new ArrayList<>(all);
        String region = null;
        if (labels.size() > 1 && REGION.matcher(labels.getLast()).matches()) {
            region = labels.removeLast();
        }
        if (labels.size() > 1 && labels.getLast().equals("dualstack")) {
            labels.removeLast();
        }
        var last = labels.getLast();
        if (last.startsWith(LEGACY_S3) && REGION.matcher(last.substring(3)).matches()) {
            region = last.substring(LEGACY_S3.length());
            labels.set(labels.size() - 1, "s3");
        }
        return new HostName(List.copyOf(labels), region);
    }

    /** Whether a service's endpoint prefix, one label or more, ends the labels. */
    boolean names(String endpointPrefix) {
        var host = String.join(".", labels);
        return host.equals(endpointPrefix) || host.endsWith("." + endpointPrefix);
    }

    /** The bucket in front of {@code s3}, or null. */
    @Nullable
    String bucket() {
        if (labels.size() < 2 || !labels.getLast().equals("s3")) {
            return null;
        }
        var bucket = String.join(".", labels.subList(0, labels.size() - 1));
        if (!BUCKET.matcher(bucket).matches()) {
            throw new ApiException("InvalidBucketName", 400, "The specified bucket is not valid.")
                    .with("BucketName", bucket);
        }
        return bucket;
    }

    /** Whether the host is that of S3 Control. */
    boolean isS3Control() {
        return names(S3_CONTROL);
    }
}
