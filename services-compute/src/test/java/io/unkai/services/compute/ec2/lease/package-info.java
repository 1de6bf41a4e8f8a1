/** Tests of DHCP in VPCs. */
@NullMarked
package io.unkai.services.compute.ec2.lease;

import org.jspecify.annotations.NullMarked;
