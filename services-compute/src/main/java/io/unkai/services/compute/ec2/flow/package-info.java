/** Flow logs: what is asked for, and the files that are made of what the network plane counted. */
@NullMarked
package io.unkai.services.compute.ec2.flow;

import org.jspecify.annotations.NullMarked;
