/** Managed prefix lists. */
@NullMarked
package io.unkai.services.compute.ec2.prefix;

import org.jspecify.annotations.NullMarked;
