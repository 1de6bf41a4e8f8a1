/** Snapshots of volumes: their records, operations, lists, and who may use them. */
@NullMarked
package io.unkai.services.compute.ec2.snapshot;

import org.jspecify.annotations.NullMarked;
