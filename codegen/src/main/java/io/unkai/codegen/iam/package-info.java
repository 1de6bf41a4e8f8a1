/** Brings published data on IAM actions together with the operations of models. */
@NullMarked
package io.unkai.codegen.iam;

import org.jspecify.annotations.NullMarked;
