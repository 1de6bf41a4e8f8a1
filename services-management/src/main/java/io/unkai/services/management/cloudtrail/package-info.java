/** CloudTrail: trails, what they select, their delivery to S3 with signed digests, and the look-up of events. */
@NullMarked
package io.unkai.services.management.cloudtrail;

import org.jspecify.annotations.NullMarked;
