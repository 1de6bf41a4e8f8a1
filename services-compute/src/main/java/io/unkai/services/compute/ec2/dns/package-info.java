/** The resolver of VPCs: what instances ask for names. */
@NullMarked
package io.unkai.services.compute.ec2.dns;

import org.jspecify.annotations.NullMarked;
