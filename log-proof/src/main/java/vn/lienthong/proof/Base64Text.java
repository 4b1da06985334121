package vn.lienthong.proof;

import java.util.Base64;

/** Base 64 of which every text has one reading and every reading one text: a flipped bit never goes unseen. */
final class Base64Text {
    private Base64Text() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @throws Refused if it is no base 64, or not the usual way to write it */
    static byte[] decode(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (encode(bytes).equals(text)) return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw new Refused("not base 64: " + text, notBase64);
        }
        throw new Refused("not the usual base 64: " + text);
    }
}
