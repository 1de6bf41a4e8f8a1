/** Tests: The instance metadata service. */
@NullMarked
package io.unkai.services.compute.ec2.imds;

import org.jspecify.annotations.NullMarked;
