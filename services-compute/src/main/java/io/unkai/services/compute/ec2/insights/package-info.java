/** Network insights: what the networks as they are do with a connection, and which of their elements decides. */
@NullMarked
package io.unkai.services.compute.ec2.insights;

import org.jspecify.annotations.NullMarked;
