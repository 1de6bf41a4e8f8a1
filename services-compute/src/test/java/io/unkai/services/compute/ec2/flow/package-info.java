/** Tests of flow logs. */
@NullMarked
package io.unkai.services.compute.ec2.flow;

import org.jspecify.annotations.NullMarked;
