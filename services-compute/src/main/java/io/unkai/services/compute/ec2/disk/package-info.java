/** Volumes on instances: attaching and detaching, snapshots of all volumes of an instance, and what makes volumes what their records say. */
@NullMarked
package io.unkai.services.compute.ec2.disk;

import org.jspecify.annotations.NullMarked;
