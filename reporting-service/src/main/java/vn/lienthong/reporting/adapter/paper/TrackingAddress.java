package vn.lienthong.reporting.adapter.paper;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.lienthong.contracts.value.SuiteSecret;

/**
 * Where a citizen follows a dossier without login: the web page, with code and key behind the {@code #}, which a browser
 * sends to nobody.
 */
@Singleton
public class TrackingAddress {
    private final URI web;
    private final SuiteSecret secret;

    TrackingAddress(@ConfigProperty(name = "lienthong.url.public") URI web, SuiteSecret secret) {
        this.web = web;
        this.secret = secret;
    }

    public String of(String dossier) {
        var code = URLEncoder.encode(dossier, StandardCharsets.UTF_8);
        return web.toString().replaceAll("/+$", "") + "/#code=" + code + "&key=" + secret.trackingKey(dossier);
    }
}
