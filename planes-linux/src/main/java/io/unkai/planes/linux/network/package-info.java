/**
 * VPC networks made of Linux: a network namespace per VPC as its router, a routed pair of virtual devices per interface, policy
 * routing per subnet and one atomic nftables ruleset; an edge namespace that is the way to the internet. What a packet meets is in
 * {@link io.unkai.planes.linux.network.RouterRules}, what routes it in {@link io.unkai.planes.linux.network.Plumbing}.
 */
@NullMarked
package io.unkai.planes.linux.network;

import org.jspecify.annotations.NullMarked;
