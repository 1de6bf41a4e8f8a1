package io.unkai.kernel.call;

import org.jspecify.annotations.Nullable;

/** Who calls. */
public sealed interface Principal {
    /** The twelve-digit account, or null where nobody signed. */
    @Nullable
    String account();

    /** The ARN that policies and logs name. */
    String arn();

    /** The unique id that {@code GetCallerIdentity} answers as {@code UserId}. */
    String userId();

    /** The account's root user. */
    record Root(String account) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::" + account + ":root";
        }

        @Override
        public String userId() {
            return account;
        }
    }

    /** A service of this cloud acting on its own, for example {@code ec2.amazonaws.com}. */
    record Service(String account, String name) implements Principal {
        @Override
        public String arn() {
            return name;
        }

        @Override
        public String userId() {
            return name;
        }
    }

    /** Nobody signed. */
    record Anonymous() implements Principal {
        @Override
        public @Nullable String account() {
            return null;
        }

        @Override
        public String arn() {
            return "*";
        }

        @Override
        public String userId() {
            return "Anonymous";
        }
    }
}
