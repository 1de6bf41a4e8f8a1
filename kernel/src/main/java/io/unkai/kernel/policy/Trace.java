package io.unkai.kernel.policy;

import java.util.List;
import java.util.Set;

/**
 * A decision with everything that had a part in it.
 *
 * @param verdict the decision
 * @param matches all statements that match the request, whether they decided or not, in the order of {@link Layer}
 * @param missing the context keys that the policies name and the request lacks, in lower case
 */
public record Trace(Verdict verdict, List<Match> matches, Set<String> missing) {}
