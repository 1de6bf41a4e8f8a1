package io.unkai.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Calls of EC2.
 *
 * @param cloud whom they are sent to
 */
public record Ec2Calls(CloudProcess cloud) {
    /**
     * What is answered to one.
     *
     * @throws IOException where it is refused
     */
    public String call(String action, String form) throws IOException {
        var text = "Action=" + action + "&Version=2016-11-15" + (form.isEmpty() ? "" : '&' + form);
        var answer = new Load(cloud.port(), Requests.query(cloud.key(), cloud.port(), "ec2", text), 1).exchange();
        if (!answer.status().startsWith("HTTP/1.1 200")) {
            throw new IOException(action + " was answered " + answer.status() + ' ' + answer.body());
        }
        return answer.body();
    }

    /** What is in all elements of a name that have only text in them. */
    public static List<String> texts(String xml, String element) {
        var found = new ArrayList<String>();
        var form = Pattern.compile('<' + element + ">([^<]*)</" + element + '>').matcher(xml);
        while (form.find()) {
            found.add(form.group(1));
        }
        return found;
    }
}
