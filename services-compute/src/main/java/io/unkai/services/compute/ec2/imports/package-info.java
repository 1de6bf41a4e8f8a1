/** Disks that come from elsewhere: read out of buckets, taken apart without rights, and made snapshots and images. */
@NullMarked
package io.unkai.services.compute.ec2.imports;

import org.jspecify.annotations.NullMarked;
