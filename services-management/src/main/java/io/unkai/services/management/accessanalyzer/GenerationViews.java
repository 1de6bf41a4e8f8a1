package io.unkai.services.management.accessanalyzer;

import io.unkai.api.accessanalyzer.CloudTrailProperties;
import io.unkai.api.accessanalyzer.GeneratedPolicy;
import io.unkai.api.accessanalyzer.GeneratedPolicyProperties;
import io.unkai.api.accessanalyzer.GeneratedPolicyResult;
import io.unkai.api.accessanalyzer.JobDetails;
import io.unkai.api.accessanalyzer.JobError;
import io.unkai.api.accessanalyzer.PolicyGeneration;
import io.unkai.api.accessanalyzer.TrailProperties;
import io.unkai.services.management.accessanalyzer.Generation.State;
import org.jspecify.annotations.Nullable;

/** Generations as answers show them. */
final class GenerationViews {
    private GenerationViews() {}

    static JobDetails job(String id, Generation generation) {
        return JobDetails.builder()
                .jobId(id)
                .status(generation.state().name())
                .startedOn(generation.started())
                .completedOn(generation.completed())
                .jobError(error(generation))
                .build();
    }

    private static @Nullable JobError error(Generation generation) {
        return generation.state() != State.FAILED
                ? null
                : JobError.builder()
                        .code("RESOURCE_NOT_FOUND_ERROR")
                        .message(generation.error())
                        .build();
    }

    static GeneratedPolicyResult result(Generation generation) {
        return GeneratedPolicyResult.builder()
                .properties(GeneratedPolicyProperties.builder()
                        .isComplete(generation.state() == State.SUCCEEDED)
                        .principalArn(generation.principal())
                        .cloudTrailProperties(events(generation))
                        .build())
                .generatedPolicies(generation.policies().stream()
                        .map(policy -> GeneratedPolicy.builder().policy(policy).build())
                        .toList())
                .build();
    }

    private static CloudTrailProperties events(Generation generation) {
        return CloudTrailProperties.builder()
                .trailProperties(generation.trails().stream()
                        .map(trail -> TrailProperties.builder()
                                .cloudTrailArn(trail.arn())
                                .regions(trail.regions())
                                .allRegions(trail.all())
                                .build())
                        .toList())
                .startTime(generation.from())
                .endTime(generation.to())
                .build();
    }

    static PolicyGeneration listed(String id, Generation generation) {
        return PolicyGeneration.builder()
                .jobId(id)
                .principalArn(generation.principal())
                .status(generation.state().name())
                .startedOn(generation.started())
                .completedOn(generation.completed())
                .build();
    }
}
