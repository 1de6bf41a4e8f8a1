package io.unkai.services.compute.ec2.dns;

import java.io.IOException;

/** Knows the names that are not the cloud's own. */
interface Resolver {
    /** The answer to a question that came over UDP. @throws IOException if nobody answers */
    byte[] ask(byte[] question) throws IOException;

    /** The same for questions that came over TCP, whose answers may be long. */
    byte[] askAtLength(byte[] question) throws IOException;
}
