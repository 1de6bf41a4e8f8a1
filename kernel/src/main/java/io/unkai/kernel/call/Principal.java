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

    /**
     * An IAM user.
     *
     * @param account the twelve-digit account
     * @param path between slashes, {@code /} where it has none
     * @param name the user's name
     * @param userId the unique id, for example {@code AIDAJQABLZS4A3QDU576Q}
     */
    record User(String account, String path, String name, String userId) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:iam::" + account + ":user" + path + name;
        }
    }

    /**
     * A session of an IAM role.
     *
     * @param account the twelve-digit account of the role
     * @param path the role's path, {@code /} where it has none
     * @param role the role's name
     * @param roleId the role's unique id, for example {@code AROAJQABLZS4A3QDU576Q}
     * @param session the name that the session was given
     */
    record RoleSession(String account, String path, String role, String roleId, String session) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:sts::" + account + ":assumed-role/" + role + '/' + session;
        }

        @Override
        public String userId() {
            return roleId + ':' + session;
        }

        /** The ARN of the role itself. */
        public String roleArn() {
            return "arn:aws:iam::" + account + ":role" + path + role;
        }
    }

    /**
     * A session that {@code GetFederationToken} made.
     *
     * @param account the twelve-digit account of the user that asked for it
     * @param name the federated user's name
     * @param issuer the user that asked for it, or the root user: its policies are what the session may have at most
     */
    record FederatedUser(String account, String name, Principal issuer) implements Principal {
        @Override
        public String arn() {
            return "arn:aws:sts::" + account + ":federated-user/" + name;
        }

        @Override
        public String userId() {
            return account + ':' + name;
        }
    }

    /**
     * A service of this cloud acting on its own.
     *
     * @param account the twelve-digit account on whose behalf it acts
     * @param name its name, for example {@code cloudtrail.amazonaws.com}
     * @param sourceArn the ARN of what it acts for, for example of a trail, or empty
     */
    record Service(String account, String name, String sourceArn) implements Principal {
        /** One that acts for nothing that has an ARN. */
        public Service(String account, String name) {
            this(account, name, "");
        }

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
