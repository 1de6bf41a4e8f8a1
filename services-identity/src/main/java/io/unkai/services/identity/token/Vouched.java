package io.unkai.services.identity.token;

import java.util.List;
import java.util.Map;

/**
 * Whom an identity provider vouches for, and what it says of them.
 *
 * @param subject who
 * @param audience whom it was told
 * @param claims what policies may ask about, by condition key in lower case
 * @param tags the tags of a session
 * @param transitive the keys of those that further sessions inherit
 * @param sourceIdentity who sets the chain of sessions up, or empty
 */
public record Vouched(
        String subject,
        String audience,
        Map<String, List<String>> claims,
        Map<String, String> tags,
        List<String> transitive,
        String sourceIdentity) {}
