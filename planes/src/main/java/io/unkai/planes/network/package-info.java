/**
 * The network plane: what a VPC's network is to be, as records that say everything, and the interface that makes it so. What it holds
 * is explained by {@link io.unkai.planes.network.Network}.
 */
@NullMarked
package io.unkai.planes.network;

import org.jspecify.annotations.NullMarked;
