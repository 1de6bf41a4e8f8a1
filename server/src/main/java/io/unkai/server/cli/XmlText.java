package io.unkai.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads little things out of the XML answers of the cloud, which it wrote itself: no comments, no attributes, no CDATA. */
final class XmlText {
    private XmlText() {}

    /** The text of the first element of a name, wherever it is, or empty. */
    static String first(String xml, String name) {
        var all = all(xml, name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The texts of all elements of a name, which do not hold others of it. */
    static List<String> all(String xml, String name) {
        var matcher = Pattern.compile("<" + name + ">(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(xml);
        var found = new ArrayList<String>();
        while (matcher.find()) {
            found.add(unescape(matcher.group(1)));
        }
        return found;
    }

    private static String unescape(String text) {
        return text.contains("<")
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&#xA;", "\n")
                        .replace("&#xD;", "\r")
                        .replace("&amp;", "&");
    }
}
