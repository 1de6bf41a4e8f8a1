package io.unkai.services.management.accessanalyzer.exposure;

import java.util.List;

/**
 * A resource as it was found.
 *
 * @param arn its ARN
 * @param type its type, for example {@code AWS::S3::Bucket}
 * @param exposures who reaches it from outside
 * @param error why nobody can tell, for example {@code ACCESS_DENIED}, or empty
 */
public record Surveyed(String arn, String type, List<Exposure> exposures, String error) {}
