/** Tests of what listens behind VPC endpoints. */
@NullMarked
package io.unkai.services.compute.ec2.endpoint;

import org.jspecify.annotations.NullMarked;
