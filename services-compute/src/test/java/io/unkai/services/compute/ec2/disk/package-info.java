/** Tests of volumes and snapshots. */
@NullMarked
package io.unkai.services.compute.ec2.disk;

import org.jspecify.annotations.NullMarked;
