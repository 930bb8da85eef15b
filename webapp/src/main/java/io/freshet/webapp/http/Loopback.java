package io.freshet.webapp.http;

import java.util.Locale;

/** Tells addresses of this machine alone, without asking a name server. */
public final class Loopback {

    private Loopback() {}

    /**
     * Whether only this machine can reach what listens there.
     *
     * @param host a name or an address, IPv6 with or without brackets
     */
    public static boolean is(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|\\]$", "");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || name.matches("127(\\.\\d{1,3}){3}");
    }
}
