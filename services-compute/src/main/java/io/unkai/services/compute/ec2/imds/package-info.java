/** The instance metadata service: what instances learn about themselves at 169.254.169.254. */
@NullMarked
package io.unkai.services.compute.ec2.imds;

import org.jspecify.annotations.NullMarked;
