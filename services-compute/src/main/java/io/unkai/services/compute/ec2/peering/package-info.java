/** Peerings of VPCs. */
@NullMarked
package io.unkai.services.compute.ec2.peering;

import org.jspecify.annotations.NullMarked;
