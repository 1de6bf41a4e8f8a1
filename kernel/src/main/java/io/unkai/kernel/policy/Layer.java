package io.unkai.kernel.policy;

/** The kinds of policies that have a say in one request, in the order in which they are asked. */
public enum Layer {
    RESOURCE_CONTROL("a", "resource control policy"),
    SERVICE_CONTROL("a", "service control policy"),
    ENDPOINT("a", "VPC endpoint policy"),
    RESOURCE("a", "resource-based policy"),
    IDENTITY("an", "identity-based policy"),
    BOUNDARY("a", "permissions boundary"),
    SESSION("a", "session policy"),
    /** No policy decided: the account's root user may. */
    NONE("a", "policy");

    private final String article;
    private final String words;

    Layer(String article, String words) {
        this.article = article;
        this.words = words;
    }

    /** What AWS calls it in messages, for example {@code identity-based policy}. */
    public String words() {
        return words;
    }

    /** How a statement concerns the one who asks. Only the policies of resources have to say whom they are about. */
    Grant grant(Statement statement, Question question) {
        return statement.principals() == null && this != RESOURCE ? Grant.DIRECT : statement.grant(question);
    }

    String withArticle() {
        return article + ' ' + words;
    }
}
