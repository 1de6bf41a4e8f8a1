/** Tests: Instances, on planes in memory. */
@NullMarked
package io.unkai.services.compute.ec2.instance;

import org.jspecify.annotations.NullMarked;
