/** Elastic IP addresses. */
@NullMarked
package io.unkai.services.compute.ec2.address;

import org.jspecify.annotations.NullMarked;
