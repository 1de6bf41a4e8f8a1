/** NAT gateways. */
@NullMarked
package io.unkai.services.compute.ec2.nat;

import org.jspecify.annotations.NullMarked;
