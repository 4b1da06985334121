package vn.lienthong.intake.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class DossierKeyTest {
    private static final String CODE = "018.00565-170306-0007";
    private static final ObjectNode TEXT = JsonNodeFactory.instance.objectNode().put("reason", "Nguyễn Văn A");
    private final DossierKey key = DossierKey.fresh();

    @Test
    void what_was_sealed_is_read_with_the_stored_key() {
        var sealed = key.seal(CODE, TEXT);

        assertThat(sealed).startsWith("v1.").doesNotContain("Nguy");
        assertThat(DossierKey.stored(key.bytes()).open(CODE, sealed)).contains(TEXT);
    }

    @Test
    void equal_texts_look_different() {
        assertThat(key.seal(CODE, TEXT)).isNotEqualTo(key.seal(CODE, TEXT));
    }

    @Test
    void a_sealed_text_opens_for_its_dossier_and_key_only() {
        var sealed = key.seal(CODE, TEXT);

        assertThatThrownBy(() -> key.open("018.00565-170306-0008", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DossierKey.fresh().open(CODE, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void without_the_key_nothing_is_read_and_nothing_sealed_any_more() {
        assertThat(DossierKey.erased().open(CODE, key.seal(CODE, TEXT))).isEmpty();
        assertThat(DossierKey.erased().seal(CODE, TEXT)).isNull();
    }

    @Test
    void nothing_to_seal_is_nothing() {
        assertThat(key.seal(CODE, JsonNodeFactory.instance.objectNode())).isNull();
    }
}
