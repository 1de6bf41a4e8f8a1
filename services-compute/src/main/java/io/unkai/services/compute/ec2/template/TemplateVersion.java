package io.unkai.services.compute.ec2.template;

import io.unkai.api.ec2.RequestLaunchTemplateData;
import java.time.Instant;

/**
 * A version of a launch template, which never changes.
 *
 * @param number from 1
 * @param description by who made it, or empty
 * @param created when
 * @param createdBy the ARN of who made it
 * @param data what it says of launches
 */
public record TemplateVersion(
        long number, String description, Instant created, String createdBy, RequestLaunchTemplateData data) {}
