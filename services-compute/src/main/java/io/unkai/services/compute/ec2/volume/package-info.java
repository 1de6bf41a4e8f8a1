/** Volumes: their records, types, operations and lists. What attaches them is in {@code ec2.disk}. */
@NullMarked
package io.unkai.services.compute.ec2.volume;

import org.jspecify.annotations.NullMarked;
