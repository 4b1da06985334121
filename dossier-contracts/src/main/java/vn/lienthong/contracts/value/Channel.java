package vn.lienthong.contracts.value;

/** How the citizen filed or collects (kênh thực hiện): at the desk, on the portal, by public post. */
public enum Channel {
    DIRECT,
    ONLINE,
    POST
}
