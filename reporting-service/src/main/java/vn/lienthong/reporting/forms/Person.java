package vn.lienthong.reporting.forms;

/** A person as a paper names him; what nobody said is empty. */
public record Person(String name, String idNumber, String address, String phone, String email) {
    public static final Person UNKNOWN = new Person("", "", "", "", "");
    static final String ERASED = "đã xóa";
    static final Person FORGOTTEN = new Person(ERASED, ERASED, ERASED, ERASED, ERASED);

    public Person {
        name = InWords.orEmpty(name);
        idNumber = InWords.orEmpty(idNumber);
        address = InWords.orEmpty(address);
        phone = InWords.orEmpty(phone);
        email = InWords.orEmpty(email);
    }
}
