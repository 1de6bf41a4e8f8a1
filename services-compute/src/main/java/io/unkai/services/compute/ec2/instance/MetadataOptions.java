package io.unkai.services.compute.ec2.instance;

import io.unkai.api.ec2.InstanceMetadataOptionsResponse;
import io.unkai.services.compute.ec2.base.Ec2Errors;
import org.jspecify.annotations.Nullable;

/**
 * How an instance may ask about itself.
 *
 * @param enabled whether it may at all
 * @param tokensRequired whether every question needs a token
 * @param hops how many routers the answer with a token passes, 1 to {@value #MAX_HOPS}
 * @param tags whether it may read its tags
 * @param ipv6 whether the IPv6 address answers too
 */
public record MetadataOptions(boolean enabled, boolean tokensRequired, int hops, boolean tags, boolean ipv6) {
    /** Of an instance for which nothing was asked. */
    public static final MetadataOptions USUAL = new MetadataOptions(true, false, 1, false, false);

    /** Of an instance of an image that says so. */
    static final MetadataOptions TOKENS_ONLY = new MetadataOptions(true, true, 2, false, false);

    private static final int MAX_HOPS = 64;
    private static final String ENABLED = "enabled";
    private static final String DISABLED = "disabled";
    private static final String REQUIRED = "required";

    /** What is asked for; what is null stays. @throws io.unkai.kernel.error.ApiException for what cannot be */
    MetadataOptions with(
            @Nullable String endpoint,
            @Nullable String tokens,
            @Nullable Integer newHops,
            @Nullable String newTags,
            @Nullable String newIpv6) {
        if (newHops != null && (newHops < 1 || newHops > MAX_HOPS)) {
            throw Ec2Errors.invalidValue(
                    "HttpPutResponseHopLimit", newHops, "The value must be between 1 and " + MAX_HOPS + '.');
        }
        boolean on = endpoint == null ? enabled : endpoint.equals(ENABLED);
        if (!on && (tokens != null || newHops != null)) {
            throw Ec2Errors.combination(
                    "When HttpEndpoint is disabled, HttpTokens and HttpPutResponseHopLimit cannot be set.");
        }
        return new MetadataOptions(
                on,
                tokens == null ? tokensRequired : tokens.equals(REQUIRED),
                newHops == null ? hops : newHops,
                newTags == null ? tags : newTags.equals(ENABLED),
                newIpv6 == null ? ipv6 : newIpv6.equals(ENABLED));
    }

    InstanceMetadataOptionsResponse view() {
        return InstanceMetadataOptionsResponse.builder()
                .state("applied")
                .httpTokens(tokensRequired ? REQUIRED : "optional")
                .httpPutResponseHopLimit(hops)
                .httpEndpoint(enabled ? ENABLED : DISABLED)
                .httpProtocolIpv6(ipv6 ? ENABLED : DISABLED)
                .instanceMetadataTags(tags ? ENABLED : DISABLED)
                .build();
    }
}
