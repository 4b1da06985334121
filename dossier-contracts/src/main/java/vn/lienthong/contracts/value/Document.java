package vn.lienthong.contracts.value;

/** One line of the document list (thành phần hồ sơ). */
public record Document(String name, Integer originals, Integer certified, Integer copies) {}
