package vn.lienthong.reporting.adapter.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.reporting.forms.Person;
import vn.lienthong.reporting.forms.PersonalData;

/** Reads what intake answers about persons. */
final class PersonsRead {
    private PersonsRead() {}

    /** By the code of the dossier. */
    static Map<String, PersonalData> of(JsonNode answer) {
        var read = new TreeMap<String, PersonalData>();
        answer.path("dossiers").properties().forEach(one -> read.put(one.getKey(), dossier(one.getValue())));
        return read;
    }

    private static PersonalData dossier(JsonNode people) {
        var texts = new HashMap<String, Map<String, String>>();
        var replaced = new HashMap<String, Map<String, String>>();
        for (var text : people.path("texts")) {
            var fact = text.path("eventId").asText();
            texts.put(fact, fields(text.path("text")));
            replaced.put(fact, fields(text.path("text").path("data")));
        }
        return new PersonalData(
                person(people.path("applicant")),
                people.path("submitter").path("name").textValue(),
                people.path("receiver").textValue(),
                texts,
                replaced,
                people.path("erased").asBoolean());
    }

    private static Map<String, String> fields(JsonNode text) {
        var fields = new HashMap<String, String>();
        text.properties().forEach(field -> {
            if (field.getValue().isTextual())
                fields.put(field.getKey(), field.getValue().textValue());
        });
        return fields;
    }

    private static Person person(JsonNode person) {
        return person.isObject()
                ? new Person(
                        person.path("name").textValue(),
                        person.path("idNumber").textValue(),
                        person.path("address").textValue(),
                        person.path("phone").textValue(),
                        person.path("email").textValue())
                : null;
    }
}
