package io.unkai.services.management.accessanalyzer.exposure;

import io.unkai.kernel.arn.Arn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at an account's resources of one type, through the calls that any client has. */
public interface Survey {
    /** The type, for example {@code AWS::IAM::Role}. */
    String type();

    /** Whether an ARN names a resource of this type. */
    boolean names(Arn arn);

    /** The ARNs of all there are in a region. */
    List<String> all(String account, String region) throws IOException;

    /** One resource, or null where it is not there, or is in another region. */
    @Nullable
    Surveyed look(String account, String region, Arn arn) throws IOException;

    /**
     * What a resource would be, set up as is proposed, whether it is there or not; null where it can't be: it is in another region, or
     * what is proposed can't be read.
     */
    @Nullable
    Surveyed propose(String account, String region, Arn arn, Proposal proposal) throws IOException;
}
