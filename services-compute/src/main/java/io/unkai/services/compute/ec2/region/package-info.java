/** Regions and availability zones. */
@NullMarked
package io.unkai.services.compute.ec2.region;

import org.jspecify.annotations.NullMarked;
