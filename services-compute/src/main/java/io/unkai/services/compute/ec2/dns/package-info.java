/**
 * The resolver of VPCs: what instances ask for names. Names of the VPC's own addresses and endpoints are answered from the store, all
 * others by the host's resolvers.
 */
@NullMarked
package io.unkai.services.compute.ec2.dns;

import org.jspecify.annotations.NullMarked;
