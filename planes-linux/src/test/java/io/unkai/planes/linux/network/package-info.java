/** VPC networks of Linux, tried by real connections between network namespaces; needs root. */
@NullMarked
package io.unkai.planes.linux.network;

import org.jspecify.annotations.NullMarked;
