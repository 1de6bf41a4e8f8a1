/** Volumes: for now the root volumes of instances. */
@NullMarked
package io.unkai.services.compute.ec2.volume;

import org.jspecify.annotations.NullMarked;
