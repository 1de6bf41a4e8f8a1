/** Tests of the resolver of VPCs. */
@NullMarked
package io.unkai.services.compute.ec2.dns;

import org.jspecify.annotations.NullMarked;
