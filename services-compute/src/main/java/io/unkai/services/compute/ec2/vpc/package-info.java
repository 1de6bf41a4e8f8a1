/** VPCs, with all that comes with one, and the default VPC of each account and region. */
@NullMarked
package io.unkai.services.compute.ec2.vpc;

import org.jspecify.annotations.NullMarked;
