package vn.lienthong.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

class CanonicalJsonTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Property(tries = 500)
    void the_canonical_form_is_that_of_the_reference_implementation(@ForAll("values") JsonNode value) throws Exception {
        var object = JSON.objectNode();
        object.set("value", value);

        assertThat(CanonicalJson.of(object)).isEqualTo(new JsonCanonicalizer(object.toString()).getEncodedString());
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return Arbitraries.lazyOf(
                () -> text().map(JSON::textNode),
                () -> Arbitraries.doubles().map(JSON::numberNode),
                () -> Arbitraries.integers().map(JSON::numberNode),
                () -> Arbitraries.of(JSON.nullNode(), JSON.booleanNode(true), JSON.booleanNode(false)),
                () -> values().list().ofMaxSize(4).map(list -> JSON.arrayNode().addAll(list)),
                () -> Arbitraries.maps(text(), values()).ofMaxSize(4).map(CanonicalJsonTest::object));
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("aZ09\"\\/\b\t\n\f\r\u0001\u001fĐđửế~.$ ")
                .ofMaxLength(8);
    }

    private static JsonNode object(Map<String, JsonNode> fields) {
        return JSON.objectNode().setAll(fields);
    }
}
