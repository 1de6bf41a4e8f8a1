/** Tests of CloudTrail. */
@NullMarked
package io.unkai.services.management.cloudtrail;

import org.jspecify.annotations.NullMarked;
