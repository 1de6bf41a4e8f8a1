/** Subnets. */
@NullMarked
package io.unkai.services.compute.ec2.subnet;

import org.jspecify.annotations.NullMarked;
