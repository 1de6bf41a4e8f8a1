/** What IAM stores: its entities, how they are named, numbered, counted, tagged and listed, and its errors. */
@NullMarked
package io.unkai.services.identity.iam.entity;

import org.jspecify.annotations.NullMarked;
