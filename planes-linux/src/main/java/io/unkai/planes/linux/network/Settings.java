package io.unkai.planes.linux.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of the kernel, below {@code /proc/sys/net}. */
final class Settings {
    /** Set last, so that it tells whether all is set. */
    static final String FORWARD = "ipv4/ip_forward";

    private Settings() {}

    /** For a namespace that forwards; also for devices that come later. */
    static Map<String, String> forwarding() {
        var settings = new LinkedHashMap<String, String>();
        for (var scope : new String[] {"all", "default"}) {
            var v4 = "ipv4/conf/" + scope + "/";
            settings.put(v4 + "rp_filter", "0");
            settings.put(v4 + "accept_redirects", "0");
            settings.put(v4 + "send_redirects", "0");
            var v6 = "ipv6/conf/" + scope + "/";
            settings.put(v6 + "accept_ra", "0");
            settings.put(v6 + "accept_dad", "0");
            settings.put(v6 + "accept_redirects", "0");
        }
        settings.put("ipv6/conf/default/addr_gen_mode", "1");
        settings.put("ipv6/conf/all/forwarding", "1");
        settings.put(FORWARD, "1");
        return settings;
    }

    /** For a VPC's router: also answers ARP for whoever it knows, and listens on addresses before they are there. */
    static Map<String, String> router() {
        var settings = forwarding();
        settings.put("ipv4/conf/default/proxy_arp", "1");
        settings.put("ipv4/ip_nonlocal_bind", "1");
        settings.put("ipv6/ip_nonlocal_bind", "1");
        return settings;
    }

    /** For an interface's device: without this, the first answer to ARP comes up to a second late. */
    static Map<String, String> face(String device) {
        return Map.of("ipv4/neigh/" + device + "/proxy_delay", "0");
    }
}
