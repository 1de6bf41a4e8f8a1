/** DHCP in VPCs: guests that ask for it are told the address of their interface, and what goes with it. */
@NullMarked
package io.unkai.services.compute.ec2.lease;

import org.jspecify.annotations.NullMarked;
